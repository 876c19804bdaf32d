using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports front matter without its closing line.</summary>
internal static class UnclosedFrontMatter
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.UnclosedFrontMatter,
        Name = "unclosed-front-matter",
        Severity = Severity.Error,
        Title = "The front matter is never closed",
        Why = "Without its end, metadata and text cannot be told apart.",
        Fix = "End the front matter with the same line that opens it.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
