using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports documents whose check was given up.</summary>
internal static class SchemaTooCostly
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaTooCostly,
        Name = "schema-too-costly",
        Severity = Severity.Error,
        Title = "The schema costs too much for this document",
        Why = "References that multiply, references that never end and some patterns could stop a build for ever. A pattern that takes too long again and again is given up for the rest of the run. With `on_invalid: drop` this error fails the build all the same: what one machine gives up another may finish, and a release must not depend on that.",
        Fix = "Simplify the schema where the message says.",
        Bad = new("metadata.schema.json", "{ \"allOf\": [{ \"$ref\": \"#\" }] }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        Good = new("metadata.schema.json", "{ \"properties\": { \"part\": { \"$ref\": \"#\" } } }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
    };
}
