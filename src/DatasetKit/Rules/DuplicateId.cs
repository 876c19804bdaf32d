using DatasetKit.Diagnostics;
using DatasetKit.Seeds;

namespace DatasetKit.Rules;

/// <summary>Reports an id that another document has already.</summary>
internal static class DuplicateId
{
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

    /// <summary>The finding for a document whose id an earlier one has.</summary>
    /// <param name="place">Where the id stands, or its document begins.</param>
    /// <param name="id">The id.</param>
    /// <param name="first">Where the document begins that has it first.</param>
    public static Finding Report(Location place, string id, Location first) =>
        new(Codes.DuplicateId, place, $"The id '{ShortText.Of(id)}' is taken: {first.Path}, line {first.Line}, has it already.{(IsOtherForm(place.Path, first.Path) ? " The names of the two differ in their Unicode form alone; rename one." : "")}");

    // What looks alike, such as é as one sign and as two.
    private static bool IsOtherForm(string path, string first) => path != first && Nfc.Normalise(path) == Nfc.Normalise(first);
}
