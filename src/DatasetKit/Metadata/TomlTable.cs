using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>A TOML table while it is built: dotted keys and headers add to it from several places of the text.</summary>
internal sealed class TomlTable(Location location)
{
    // What made the table: each may be added to by others only as TOML 1.0 has it.
    private enum TomlOrigin
    {
        Passed,
        Header,
        Dotted,
    }

    private readonly List<(string Key, Location Location, object Value)> _entries = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private TomlOrigin _origin;

    /// <summary>A table that a header passes on its way: <c>a</c> of <c>[a.b]</c>. It is made where there is none; of an array of tables it is the last one.</summary>
    public TomlTable Pass(string key, Location keyLocation)
    {
        if (!_index.TryGetValue(key, out var at))
            return Added(key, keyLocation, new TomlTable(keyLocation));
        return _entries[at].Value switch
        {
            TomlTable table => table,
            List<TomlTable> tables => tables[^1],
            _ => throw TreeBuilder.Duplicate(keyLocation, key, _entries[at].Location),
        };
    }

    /// <summary>The table that a header is about, which may so far only have been passed.</summary>
    public TomlTable Open(string key, Location keyLocation) => Own(key, keyLocation, TomlOrigin.Header, TomlOrigin.Passed);

    /// <summary>A table that a dotted key is about, which another dotted key may have made, but no header of its own.</summary>
    public TomlTable Dotted(string key, Location keyLocation) => Own(key, keyLocation, TomlOrigin.Dotted, TomlOrigin.Dotted);

    /// <summary>A new table at the end of the array of tables under a key.</summary>
    public TomlTable Append(string key, Location keyLocation)
    {
        if (!_index.TryGetValue(key, out var at))
            return Added(key, keyLocation, new List<TomlTable> { new(keyLocation) })[0];
        if (_entries[at].Value is not List<TomlTable> tables)
            throw TreeBuilder.Duplicate(keyLocation, key, _entries[at].Location);
        tables.Add(new TomlTable(keyLocation));
        return tables[^1];
    }

    public void Set(string key, Location keyLocation, Node value)
    {
        if (_index.TryGetValue(key, out var at))
            throw TreeBuilder.Duplicate(keyLocation, key, _entries[at].Location);
        Added(key, keyLocation, value);
    }

    public MappingNode ToNode(int depth, TreeBuilder builder)
    {
        builder.CheckDepth(depth, location);
        return new MappingNode(location, [.. _entries.Select(entry => new Entry(entry.Key, entry.Location, entry.Value switch
        {
            TomlTable table => table.ToNode(depth + 1, builder),
            List<TomlTable> tables => new SequenceNode(entry.Location, [.. tables.Select(table => table.ToNode(depth + 2, builder))]),
            _ => (Node)entry.Value,
        }))]);
    }

    private TomlTable Own(string key, Location keyLocation, TomlOrigin origin, TomlOrigin also)
    {
        if (!_index.TryGetValue(key, out var at))
            return Added(key, keyLocation, new TomlTable(keyLocation) { _origin = origin });
        if (_entries[at].Value is not TomlTable table || (table._origin != TomlOrigin.Passed && table._origin != also))
            throw TreeBuilder.Duplicate(keyLocation, key, _entries[at].Location);
        table._origin = origin;
        return table;
    }

    private T Added<T>(string key, Location keyLocation, T value)
        where T : notnull
    {
        _index.Add(key, _entries.Count);
        _entries.Add((key, keyLocation, value));
        return value;
    }
}
