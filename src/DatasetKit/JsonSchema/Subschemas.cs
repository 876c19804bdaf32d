using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Finds the schemas within a schema: only there do identifiers count, and not within examples, constants or keywords that nobody knows.</summary>
internal static class Subschemas
{
    /// <summary>The schemas that the value of a keyword holds.</summary>
    public static IEnumerable<Node> Of(Dialect dialect, MappingNode schema, Entry entry)
    {
        if ((dialect.RefHidesSiblings && schema["$ref"] is not null && entry.Key is not ("definitions" or "$defs")) || !dialect.Keywords.TryGetValue(entry.Key, out var form))
            return [];
        return (form, entry.Value) switch
        {
            (KeywordForm.Schema or KeywordForm.SchemaOrList, MappingNode or ScalarNode) => [entry.Value],
            (KeywordForm.SchemaList or KeywordForm.SchemaOrList, SequenceNode list) => list.Items,
            (KeywordForm.SchemaMap, MappingNode map) => map.Entries.Select(item => item.Value),
            (KeywordForm.SchemaOrKeysMap, MappingNode map) => map.Entries.Select(item => item.Value).Where(value => value is not SequenceNode),
            _ => [],
        };
    }
}
