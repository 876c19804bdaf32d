using DatasetKit.Diagnostics;
using DatasetKit.Seeds;

namespace DatasetKit.Rules;

/// <summary>Reports an id that another document has already.</summary>
internal sealed class DuplicateId
{
    private readonly Dictionary<string, Location> _first = new(StringComparer.Ordinal);

    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DuplicateId,
        Name = "duplicate-id",
        Severity = Severity.Error,
        Title = "An id stands twice",
        Why = "An id names one record. Diffs, splits and citations go by it.",
        Fix = "Give one of the two another `id`, or rename its file.",
        Bad = new("seeds/b.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: gauge
        ---

        A second text.

        """)
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                id: gauge
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
        Good = new("seeds/b.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: pier
        ---

        A second text.

        """)
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                id: gauge
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
    };

    /// <summary>Remembers a document's id. Call it in the order of paths, for documents without an error of their own.</summary>
    public Finding? Check(Document document)
    {
        if (_first.TryAdd(document.Id, document.Location))
            return null;
        var first = _first[document.Id];
        var place = document.Metadata?[DocumentId.Key]?.Location ?? document.Location;
        return new Finding(Codes.DuplicateId, place, $"The id '{document.Id}' is taken: {first.Path}, line {first.Line}, has it already.");
    }
}
