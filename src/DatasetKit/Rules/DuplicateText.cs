using DatasetKit.Diagnostics;
using DatasetKit.Seeds;

namespace DatasetKit.Rules;

/// <summary>Reports a text that another document has already.</summary>
internal static class DuplicateText
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DuplicateText,
        Name = "duplicate-text",
        Severity = Severity.Error,
        Title = "A text stands twice",
        Why = "A text that is there twice weighs twice in training, and may stand in train and test at once.",
        Fix = "Remove one of the two, or set `DK3002: off` under `rules` where repetition is meant.",
        Bad = new("seeds/b.md", """
        ---
        title: The other gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """)
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
        Good = new("seeds/b.md", """
        ---
        title: The other gauge
        date: 2023-06-01
        source: Harbour office
        ---

        Another text.

        """)
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
        CanBeLowered = true,
    };

    /// <summary>
    /// What stands for a text in comparisons. Two of a billion texts share one with a chance of one in 10^20. Who makes texts that share one
    /// gains nothing that the same text would not give; a digest that forbids it took a twentieth of a build.
    /// </summary>
    public static Hash128 DigestOf(ReadOnlySpan<byte> text) => Hash128.Of(text);

    /// <summary>The finding for a document whose text an earlier one has.</summary>
    /// <param name="place">Where the text begins.</param>
    /// <param name="first">Where it begins first.</param>
    public static Finding Report(Location place, Location first) =>
        new(Codes.DuplicateText, place, $"The text is the same as that of {first.Path}, line {first.Line}.");
}
