using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys at the beginning of a text whose values come from the folder.</summary>
internal static class KeyInText
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.KeyInText,
        Name = "key-in-text",
        Severity = Severity.Warning,
        CanBeLowered = true,
        Title = "A key stands in the text, and its value comes from a `_defaults.yaml`",
        Why = "What ends the metadata came a line too early, so that the folder's value is released in place of the document's own, and the line is a part of the text.",
        Fix = "Move the line above the end of the metadata. Where it is text, begin the text with another line, give the document a value of its own, or set the rule to `off`.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        ---
        date: 2023-06-01

        The gauge stands on the east pier.

        """)
        {
            Others = [new("seeds/_defaults.yaml", "date: 1900-01-01\nsource: Harbour office\n")],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        ---

        The gauge stands on the east pier.

        """)
        {
            Others = [new("seeds/_defaults.yaml", "date: 1900-01-01\nsource: Harbour office\n")],
        },
    };

    /// <summary>Of a key that a folder gives, and that the text begins with.</summary>
    /// <param name="key">The key.</param>
    /// <param name="folder">Where the folder gives it.</param>
    /// <param name="place">Where it stands in the text.</param>
    public static Finding Report(string key, Location folder, Location place) => new(
        Codes.KeyInText,
        place,
        $"This line is text, since the metadata ends above it, and '{ShortText.Of(key)}' is that of {folder.Path}, line {folder.Line}. If it is metadata, move it above that end.");
}
