using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports ids that are not a line of text.</summary>
internal static class InvalidId
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.InvalidId,
        Name = "invalid-id",
        Severity = Severity.Error,
        Title = "The id cannot be used",
        Why = "Ids name records in diffs, splits and citations; they must be one line of text.",
        Fix = "Give `id` a text of one line or a whole number, or leave it out: the path is then the id.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: [a, b]
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: tide-gauge
        ---

        The gauge stands on the east pier.

        """),
    };
}
