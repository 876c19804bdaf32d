using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a schema that is not a valid JSON Schema.</summary>
internal static class SchemaInvalid
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaInvalid,
        Name = "schema-invalid",
        Severity = Severity.Error,
        Title = "The metadata schema is not a valid JSON Schema",
        Why = "What a broken schema demands is not known, so no document can be checked.",
        Fix = "Mend the place in the schema that the message names.",
        Bad = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"type\": \"text\" } } }\n")
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
        Good = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"type\": \"string\" } } }\n")
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
    };
}
