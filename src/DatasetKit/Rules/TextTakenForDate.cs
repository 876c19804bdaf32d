using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports texts that look like dates and are not declared as dates.</summary>
internal static class TextTakenForDate
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TextTakenForDate,
        Name = "text-taken-for-date",
        Severity = Severity.Info,
        Title = "DuckDB and Arrow take the texts of a key for dates",
        Why = "Where all texts of a column look like dates or times, DuckDB makes it DATE or TIMESTAMP (measured with DuckDB 1.5.6), and Arrow, with which Hugging Face `datasets` reads JSON, timestamp[s] (its documentation says so). What was an id or a name is then compared and printed as a date.",
        Fix = "If they are dates, declare `format: date` or `date-time` in the schema; if not, put a prefix before them.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: 2023-06-01
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: log-2023-06-01
        ---

        The gauge stands on the east pier.

        """),
        CanBeLowered = true,
    };
}
