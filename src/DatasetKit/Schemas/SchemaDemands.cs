using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>A schema without what only describes, in one order, so that its digest changes only where its demands may.</summary>
internal static class SchemaDemands
{
    public static Node Of(Node schema) => schema is not MappingNode mapping ? schema : new MappingNode(default,
    [
        .. mapping.Entries
            .Where(entry => SchemaPart.IsDemand(entry.Key) || entry.Key is "$defs" or "definitions" or "$id" or "$anchor" or "$schema")
            .OrderBy(entry => entry.Key, CodePointOrder.Comparer)
            .Select(entry => entry with { Value = Of(entry.Key, entry.Value) }),
    ]);

    private static Node Of(string keyword, Node value) => (Dialect.Latest.Keywords[keyword], value) switch
    {
        (KeywordForm.Schema, _) => Of(value),
        (KeywordForm.SchemaList, SequenceNode list) => new SequenceNode(default, [.. list.Items.Select(Of)]),
        (KeywordForm.SchemaMap, MappingNode map) => new MappingNode(default, [.. map.Entries.OrderBy(entry => entry.Key, CodePointOrder.Comparer).Select(entry => entry with { Value = Of(entry.Value) })]),
        _ => value,
    };
}
