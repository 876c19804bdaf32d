using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keywords of a schema that mean nothing.</summary>
internal static class SchemaUnknownKeyword
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaUnknownKeyword,
        Name = "schema-unknown-keyword",
        Severity = Severity.Warning,
        Title = "The schema has a keyword that demands nothing",
        Why = "JSON Schema ignores what it does not know, so a misspelt demand is no demand at all.",
        Fix = "Use the keyword that the message proposes; a note of your own may begin with `x-`.",
        Bad = new("metadata.schema.json", "{ \"requird\": [\"title\"] }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        Good = new("metadata.schema.json", "{ \"required\": [\"title\"] }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        CanBeLowered = true,
    };
}
