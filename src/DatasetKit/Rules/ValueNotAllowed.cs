using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports values that are not in the schema's list.</summary>
internal static class ValueNotAllowed
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ValueNotAllowed,
        Name = "value-not-allowed",
        Severity = Severity.Error,
        Title = "A value is not one of those allowed",
        Why = "People filter by such values; a second spelling hides documents from them.",
        Fix = "Use one of the values that the message lists.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        language: english
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"language\": { \"type\": \"string\", \"enum\": [\"en\", \"pl\"] } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        language: en
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"language\": { \"type\": \"string\", \"enum\": [\"en\", \"pl\"] } } }\n"),
            ],
        },
    };
}
