using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys whose dates have different forms.</summary>
internal static class MixedDatePrecision
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.MixedDatePrecision,
        Name = "mixed-date-precision",
        Severity = Severity.Warning,
        Title = "The dates of a key have more than one precision",
        Why = "DuckDB makes a DATE of a column of days and a TIMESTAMP of a column of times in one form, but a VARCHAR of a mix of them, of years or months among days, and of times with and without offset or fraction (measured with DuckDB 1.5.6). Dates then sort and compare as text.",
        Fix = "Write all dates of the key alike, best as YYYY-MM-DD, and declare the format in the schema.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        revised: 2024-01-31
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("seeds/b.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                revised: '2024'
                ---

                The gauge was painted.

                """),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        revised: 2024-01-31
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                schema: metadata.schema.json

                """),
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"revised\": { \"type\": \"string\", \"format\": \"date\" } } }\n"),
                new("seeds/b.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                revised: 2024-01-01
                ---

                The gauge was painted.

                """),
            ],
        },
        CanBeLowered = true,
    };
}
