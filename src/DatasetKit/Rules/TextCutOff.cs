using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports YAML whose values are probably not what who wrote them sees.</summary>
internal static class TextCutOff
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TextCutOff,
        Name = "text-cut-off",
        Severity = Severity.Warning,
        CanBeLowered = true,
        Title = "YAML takes a part of a text for a comment, an item for text, or a number's zeros away",
        Why = "In a value without quotes, YAML drops what follows a blank and a `#`, and a `- b` that is indented further than `- a` above it goes on with the text `a`; `0012`, which may be a postcode, is the number 12. None is an error, and the record is not what its author sees.",
        Fix = "Put the value in quotes. A comment has a blank after its `#`; items of one list are indented alike; a number has no leading zeros.",
        Bad = new("seeds/a.md", """
        ---
        title: Report #5
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: "Report #5"
        date: 2023-06-01
        source: Harbour office # as its letterhead has it
        ---

        The gauge stands on the east pier.

        """),
    };
}
