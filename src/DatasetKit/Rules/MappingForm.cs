using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports mappings that the schema does not allow.</summary>
internal static class MappingForm
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.MappingForm,
        Name = "mapping-form",
        Severity = Severity.Error,
        Title = "A mapping has too few or too many keys",
        Why = "Who reads the mapping counts on what the schema says about it.",
        Fix = "Add or remove keys as the message says.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        author: {}
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"author\": { \"type\": \"object\", \"minProperties\": 1 } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        author: { name: Ines }
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"author\": { \"type\": \"object\", \"minProperties\": 1 } } }\n"),
            ],
        },
    };
}
