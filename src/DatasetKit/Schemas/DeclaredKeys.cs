using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// The keys that a schema declares for a mapping, and those of the mappings and lists below it. A schema may refer to itself, so this is a
/// graph: walk it beside a document, never alone.
/// </summary>
internal sealed class DeclaredKeys
{
    private readonly SortedDictionary<string, DeclaredKeys> _keys = new(CodePointOrder.Comparer);

    /// <summary>The declared keys in the order of <see cref="CodePointOrder"/>, each with what is declared below it.</summary>
    public IReadOnlyDictionary<string, DeclaredKeys> Keys => _keys;

    /// <summary>What is declared for the items of a list; null where nothing is.</summary>
    public DeclaredKeys? Items { get; private set; }

    /// <summary>What a schema declares by <c>properties</c> and <c>items</c>, through <c>$ref</c> and <c>allOf</c>.</summary>
    public static DeclaredKeys Of(MappingNode root) => new Walk(root).Collect(root);

    private sealed class Walk(MappingNode root)
    {
        private readonly Dictionary<MappingNode, DeclaredKeys> _known = [];

        public DeclaredKeys Collect(MappingNode schema)
        {
            if (_known.TryGetValue(schema, out var known))
                return known;
            var result = _known[schema] = new DeclaredKeys();
            Add(result, schema, []);
            return result;
        }

        private void Add(DeclaredKeys result, MappingNode schema, HashSet<MappingNode> seen)
        {
            if (!seen.Add(schema))
                return;
            if (SchemaPointer.Target(root, schema) is { } target)
                Add(result, target, seen);
            foreach (var part in (schema["allOf"] as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
                Add(result, part, seen);
            foreach (var property in (schema["properties"] as MappingNode)?.Entries ?? [])
                result._keys[property.Key] = property.Value is MappingNode child ? Collect(child) : new DeclaredKeys();
            if (schema["items"] is MappingNode items)
                result.Items = Collect(items);
        }
    }
}
