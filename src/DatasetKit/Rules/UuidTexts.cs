using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports texts that look like UUIDs.</summary>
internal static class UuidTexts
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.UuidTexts,
        Name = "uuid-texts",
        Severity = Severity.Info,
        Title = "DuckDB takes the texts of a key for UUIDs",
        Why = "Where all texts of a column look like UUIDs, DuckDB makes it a UUID column: capitals become small letters, `LIKE` and `length()` fail, and a comparison with any other text is an error. Where the first 20,480 records are UUIDs and a later one is not, the file cannot be read (measured with DuckDB 1.5.6).",
        Fix = "Put a prefix before them, such as `doc-`, or declare `format: uuid` in the schema if that is what they are.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: 550e8400-e29b-41d4-a716-446655440000
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: doc-550e8400-e29b-41d4-a716-446655440000
        ---

        The gauge stands on the east pier.

        """),
        CanBeLowered = true,
    };
}
