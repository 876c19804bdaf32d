using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys that stand twice.</summary>
internal static class DuplicateKey
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DuplicateKey,
        Name = "duplicate-key",
        Severity = Severity.Error,
        Title = "A key stands twice",
        Why = "Readers disagree on which of the two counts.",
        Fix = "Keep one of the two.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        title: The pier
        ---

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
