using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports columns without a value.</summary>
internal static class ColumnAlwaysNull
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ColumnAlwaysNull,
        Name = "column-always-null",
        Severity = Severity.Info,
        Title = "A column is null in every record",
        Why = "DuckDB gives such a column the type JSON and pandas float64 (measured with DuckDB 1.5.6 and pandas 1.5.3), and not the type that the schema declares. The type changes with the first document that has the key, and breaks queries written before.",
        Fix = "Fill the key in, or remove it from the schema as long as no document has it.",
        Bad = new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"type\": \"integer\" } } }\n")
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                schema: metadata.schema.json

                """),
            ],
        },
        Good = new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"type\": \"integer\" } } }\n")
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                schema: metadata.schema.json

                """),
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                pages: 3
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
        CanBeLowered = true,
    };
}
