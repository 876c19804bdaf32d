using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports references that leave the schema or lead nowhere.</summary>
internal static class SchemaReference
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaReference,
        Name = "schema-reference",
        Severity = Severity.Error,
        Title = "A reference of the metadata schema cannot be followed",
        Why = "A build must not read other folders or the network: it would differ from machine to machine, and leak.",
        Fix = "Put the schema that is meant into the project's folder, or under `$defs` of this file as `#/$defs/name`.",
        Bad = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"$ref\": \"https://example.org/title.json\" } } }\n")
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
        Good = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"$ref\": \"#/$defs/title\" } }, \"$defs\": { \"title\": { \"type\": \"string\" } } }\n")
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
