using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports lists that the schema does not allow.</summary>
internal static class ListForm
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ListForm,
        Name = "list-form",
        Severity = Severity.Error,
        Title = "A list is too short, too long or repeats itself",
        Why = "Who reads the list counts on what the schema says about it.",
        Fix = "Add or remove items as the message says.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        tags: [a, b, c]
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"tags\": { \"type\": \"array\", \"maxItems\": 2 } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        tags: [a, b]
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"tags\": { \"type\": \"array\", \"maxItems\": 2 } } }\n"),
            ],
        },
    };
}
