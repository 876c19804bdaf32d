using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// The keys that a schema declares for a mapping, and those of the mappings and lists below it. A schema may refer to itself, so this is a
/// graph: walk it beside a document, never alone.
/// </summary>
internal sealed class DeclaredKeys
{
    // Most keys have a plain value, below which nothing is declared.
    private Dictionary<string, DeclaredKeys>? _keys;
    private string[]? _names;

    /// <summary>The declared keys in the order of <see cref="CodePointOrder"/>.</summary>
    public IReadOnlyList<string> Names => _keys is null ? [] : _names ??= [.. _keys.Keys.Order(CodePointOrder.Comparer)];

    /// <summary>What is declared for the items of a list; null where nothing is.</summary>
    public DeclaredKeys? Items { get; private set; }

    /// <summary>What is declared for the values of all keys but <see cref="Names"/>; null where nothing is.</summary>
    public DeclaredKeys? Others { get; private set; }

    /// <summary>A declared key, with what is declared below it; null where it is not declared.</summary>
    public DeclaredKeys? this[string key] => _keys?.GetValueOrDefault(key);

    /// <summary>What a schema declares below a key of a mapping.</summary>
    public DeclaredKeys? Below(string key) => this[key] ?? Others;

    /// <summary>How many declared keys a value lacks, at every depth; counted no further than to the limit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">Where counting ends.</param>
    public int CountMissing(Node value, int limit)
    {
        var count = 0;
        switch (value)
        {
            case MappingNode mapping:
                // By index, which allocates nothing.
                for (var i = 0; i < Names.Count; i++)
                    count += mapping.Find(Names[i]) is null ? 1 : 0;
                for (var i = 0; i < mapping.Entries.Length && count < limit; i++)
                    count += mapping.Entries[i].Value is ScalarNode ? 0 : Below(mapping.Entries[i].Key)?.CountMissing(mapping.Entries[i].Value, limit - count) ?? 0;
                break;
            case SequenceNode list when Items is not null:
                for (var i = 0; i < list.Items.Length && count < limit; i++)
                    count += Items.CountMissing(list.Items[i], limit - count);
                break;
        }

        return count;
    }

    /// <summary>What a schema declares by <c>properties</c>, <c>additionalProperties</c> and <c>items</c>, through <c>$ref</c> and <c>allOf</c>.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="targetOf">Follows the <c>$ref</c> of a schema.</param>
    public static DeclaredKeys Of(MappingNode root, Func<MappingNode, Node?> targetOf) => new Walk(targetOf).Collect(root);

    private sealed class Walk(Func<MappingNode, Node?> targetOf)
    {
        private readonly Dictionary<MappingNode, DeclaredKeys> _known = [];
        private readonly Queue<(DeclaredKeys Result, MappingNode Schema)> _pending = new();

        public DeclaredKeys Collect(MappingNode root)
        {
            var result = Later(root);
            while (_pending.TryDequeue(out var next))
                Add(next.Result, next.Schema, null);
            return result;
        }

        private DeclaredKeys Later(MappingNode schema)
        {
            if (_known.TryGetValue(schema, out var known))
                return known;
            var result = _known[schema] = new DeclaredKeys();
            _pending.Enqueue((result, schema));
            return result;
        }

        private void Add(DeclaredKeys result, MappingNode schema, HashSet<MappingNode>? seen)
        {
            if (seen?.Add(schema) == false)
                return;
            if (targetOf(schema) is MappingNode target)
                Add(result, target, seen ??= [schema]);
            if (schema["allOf"] is SequenceNode parts)
            {
                seen ??= [schema];
                foreach (var part in parts.Items.OfType<MappingNode>())
                    Add(result, part, seen);
            }

            if (schema["properties"] is MappingNode properties)
            {
                result._keys ??= new(properties.Entries.Length, StringComparer.Ordinal);
                foreach (var property in properties.Entries)
                    result._keys[property.Key] = property.Value is MappingNode child ? Later(child) : new DeclaredKeys();
            }

            if (schema["additionalProperties"] is MappingNode others && schema["patternProperties"] is null)
                result.Others ??= Later(others);
            if (schema["items"] is MappingNode items)
                result.Items = Later(items);
        }
    }
}
