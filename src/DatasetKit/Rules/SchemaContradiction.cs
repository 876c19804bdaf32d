using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports demands of a schema that no value meets, or that stand in the wrong place.</summary>
internal static class SchemaContradiction
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SchemaContradiction,
        Name = "schema-contradiction",
        Severity = Severity.Warning,
        Title = "The schema contradicts itself",
        Why = "A demand that no value meets refuses every document, and one in the wrong place says something else than it looks like.",
        Fix = "Mend the one or the other of the two keywords that the message names.",
        Bad = new("metadata.schema.json", "{ \"$defs\": { \"year\": { \"minimum\": 2100, \"maximum\": 1900 } } }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        Good = new("metadata.schema.json", "{ \"$defs\": { \"year\": { \"minimum\": 1900, \"maximum\": 2100 } } }\n") { Others = [new("dataset.yaml", "name: sample\nversion: 1.0.0\nschema: metadata.schema.json\n")] },
        CanBeLowered = true,
    };
}
