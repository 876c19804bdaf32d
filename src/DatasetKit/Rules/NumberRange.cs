using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports numbers out of range.</summary>
internal static class NumberRange
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NumberRange,
        Name = "number-range",
        Severity = Severity.Error,
        Title = "A number is outside the range that the schema allows",
        Why = "Such a number is nearly always a slip.",
        Fix = "Write a number within the range that the message names.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        pages: 0
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"type\": \"integer\", \"minimum\": 1 } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        pages: 1
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"type\": \"integer\", \"minimum\": 1 } } }\n"),
            ],
        },
    };
}
