namespace DatasetKit.Schemas;

/// <summary>
/// The keys of a mapping. Where a schema is referred to several times, all places have the same instance; where it refers to itself, an
/// instance is reached from itself.
/// </summary>
public sealed class SchemaMapping
{
    private readonly List<KeyValuePair<string, SchemaType>> _keys = [];

    internal SchemaMapping()
    {
    }

    /// <summary>The declared keys, in the order in which the schema declares them.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaType>> Keys => _keys;

    /// <summary>The values of all other keys; null where there can be none.</summary>
    public SchemaType? Others { get; internal set; }

    internal void Add(string key, SchemaType type) => _keys.Add(new(key, type));
}
