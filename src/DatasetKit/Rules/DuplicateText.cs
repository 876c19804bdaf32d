using System.Buffers.Binary;
using System.Security.Cryptography;
using DatasetKit.Diagnostics;
using DatasetKit.Seeds;

namespace DatasetKit.Rules;

/// <summary>Reports a text that another document has already.</summary>
internal sealed class DuplicateText
{
    // Half of a SHA-256 is kept for each text: two of a billion texts share one with a chance of one in 10^20.
    private readonly Dictionary<UInt128, Location> _first = [];

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

    /// <summary>Remembers a document's text. Call it in the order of paths, for documents without an error of their own.</summary>
    public Finding? Check(Document document)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(document.Text.Span, digest);
        var key = BinaryPrimitives.ReadUInt128BigEndian(digest);
        if (_first.TryAdd(key, document.TextLocation))
            return null;
        var first = _first[key];
        return new Finding(Codes.DuplicateText, document.TextLocation, $"The text is the same as that of {first.Path}, line {first.Line}.");
    }
}
