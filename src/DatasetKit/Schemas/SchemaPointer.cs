using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>Follows references within a schema file, as JSON Pointer (RFC 6901) in a URI fragment has them.</summary>
internal static class SchemaPointer
{
    /// <summary>The schema that a schema's <c>$ref</c> names; null where it has none or names nothing.</summary>
    public static MappingNode? Target(MappingNode root, MappingNode schema) =>
        schema["$ref"] is ScalarNode reference ? Resolve(root, reference.Text) as MappingNode : null;

    /// <summary>The value at <c>#/a/b</c>; null where there is none.</summary>
    public static Node? Resolve(MappingNode root, string reference)
    {
        if (reference == "#")
            return root;
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        Node? node = root;
        foreach (var part in Uri.UnescapeDataString(reference[2..]).Split('/'))
        {
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                MappingNode mapping => mapping[key],
                SequenceNode list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return node;
    }
}
