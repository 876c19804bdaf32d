using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports text that is not UTF-8.</summary>
internal static class InvalidEncoding
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.InvalidEncoding,
        Name = "invalid-encoding",
        Severity = Severity.Error,
        Title = "The text is not UTF-8",
        Why = "Bytes that are not UTF-8 would be replaced without a word, and the text be wrong for ever.",
        Fix = "Save the file as UTF-8. The message names the first byte that is not.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge at Malmö.

        """)
        {
            IsLatin1 = true,
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge at Malmö.

        """),
    };
}
