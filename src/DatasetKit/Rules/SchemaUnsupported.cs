using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keywords of a schema that would not be enforced.</summary>
internal static class SchemaUnsupported
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaUnsupported,
        Name = "schema-unsupported",
        Severity = Severity.Error,
        Title = "The metadata schema uses what is not enforced",
        Why = "A demand that is written but not checked is worse than none: everybody believes that it holds.",
        Fix = "Say it with the keywords that are enforced, or leave it out. The README lists them.",
        Bad = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"const\": \"Tides\" } } }\n")
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
        Good = new("metadata.schema.json", "{ \"properties\": { \"title\": { \"type\": \"string\", \"enum\": [\"The tide gauge\", \"Tides\"] } } }\n")
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
