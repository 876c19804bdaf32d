using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports control characters.</summary>
internal static class ControlCharacter
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ControlCharacter,
        Name = "control-character",
        Severity = Severity.Error,
        Title = "The text holds a control character",
        Why = "NUL and its like break databases, terminals and tokenizers.",
        Fix = "Remove the character; only TAB and line breaks are allowed.",
        Bad = new("seeds/a.md", "---\ntitle: The tide gauge\ndate: 2023-06-01\nsource: Harbour office\n---\n\nThe gauge\u0007 stands.\n"),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands.

        """),
    };
}
