using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports formats of a schema that are not checked.</summary>
internal static class SchemaUnknownFormat
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaUnknownFormat,
        Name = "schema-unknown-format",
        Severity = Severity.Warning,
        Title = "The schema names a format that is not known",
        Why = "A format that is not known is not checked, and a misspelt one looks as if it were.",
        Fix = "Use the format that the message proposes, or a `pattern`.",
        Bad = new("metadata.schema.json", "{ \"properties\": { \"date\": { \"format\": \"dat\" } } }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        Good = new("metadata.schema.json", "{ \"properties\": { \"date\": { \"format\": \"date\" } } }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        CanBeLowered = true,
    };
}
