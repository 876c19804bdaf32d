using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports documents without text.</summary>
internal static class EmptyText
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.EmptyText,
        Name = "empty-text",
        Severity = Severity.Error,
        Title = "The document has no text",
        Why = "An empty record trains and teaches nothing, and often stands for a failed export.",
        Fix = "Write the text, or remove the file.",
        Bad = new("seeds/a.md", "---\ntitle: The tide gauge\ndate: 2023-06-01\nsource: Harbour office\n---\n\n\n"),
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
