using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports seeds with two sidecars.</summary>
internal static class TwoSidecars
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TwoSidecars,
        Name = "two-sidecars",
        Severity = Severity.Error,
        Title = "A seed has two sidecars",
        Why = "Which of the two wins would be a guess.",
        Fix = "Keep one of them.",
        Bad = new("seeds/a.md.yaml", "pages: 2\n")
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
                new("seeds/a.md.json", "{\"pages\":2}\n"),
            ],
        },
        Good = new("seeds/a.md.yaml", "pages: 2\n")
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
    };
}
