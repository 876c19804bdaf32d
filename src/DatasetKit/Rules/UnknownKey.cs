using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys that the schema does not allow.</summary>
internal static class UnknownKey
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.UnknownKey,
        Name = "unknown-key",
        Severity = Severity.Error,
        Title = "A key is not known to the schema",
        Why = "A misspelt key looks like a missing one to all who use the dataset.",
        Fix = "Use the key that the message proposes, or declare it in the schema.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        auther: Ines
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"author\": { \"type\": \"string\" } } , \"additionalProperties\": false }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        author: Ines
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"author\": { \"type\": \"string\" } } , \"additionalProperties\": false }\n"),
            ],
        },
    };
}
