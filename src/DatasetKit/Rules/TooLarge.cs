using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata and documents beyond the caps.</summary>
internal static class TooLarge
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TooLarge,
        Name = "too-large",
        Severity = Severity.Error,
        Title = "The metadata or the document is larger than any real one",
        Why = "Nesting and size are capped so that no input can stop a build.",
        Fix = "Cut the document, or move what is large from the metadata into the text.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
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
