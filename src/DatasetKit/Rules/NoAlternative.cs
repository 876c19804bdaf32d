using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports values that fit no alternative of the schema.</summary>
internal static class NoAlternative
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NoAlternative,
        Name = "no-alternative",
        Severity = Severity.Error,
        Title = "A value fits none of the alternatives of the schema",
        Why = "The schema allows several forms; a value of none of them cannot be used.",
        Fix = "Write the value in one of the forms that the schema describes.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        pages: many
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"anyOf\": [{ \"type\": \"integer\" }, { \"type\": \"null\" }] } } }\n"),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        pages: 12
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
                new("metadata.schema.json", "{ \"required\": [\"title\", \"date\", \"source\"], \"properties\": { \"title\": { \"type\": \"string\" }, \"date\": { \"type\": \"string\" }, \"source\": { \"type\": \"string\" }, \"pages\": { \"anyOf\": [{ \"type\": \"integer\" }, { \"type\": \"null\" }] } } }\n"),
            ],
        },
    };
}
