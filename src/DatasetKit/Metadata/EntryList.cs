using System.Runtime.InteropServices;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Collects the entries of a mapping and refuses a key that stands twice. It can be used again for the next mapping.</summary>
internal sealed class EntryList
{
    [ThreadStatic]
    private static List<EntryList>? s_ofThread;

    // Up to this many keys a scan is faster than a table; beyond it a scan would make a million keys quadratic.
    private const int ScanLimit = 32;
    private const int MaxKept = 1024;

    private readonly List<Entry> _entries = [];
    private Dictionary<string, int>? _table;

    /// <summary>
    /// An empty list, the same for all mappings of a depth that the thread reads: a list for each mapping, and its room to grow, were a sixth
    /// of what a schema of 100,000 properties takes.
    /// </summary>
    /// <param name="depth">How deep the mapping is nested; those around it must be at other depths.</param>
    public static EntryList AtDepth(int depth)
    {
        var lists = s_ofThread ??= [];
        while (lists.Count <= depth)
            lists.Add(new EntryList());
        lists[depth].Clear();
        return lists[depth];
    }

    /// <summary>The mapping of what was added, and a list that is empty again.</summary>
    public MappingNode ToMapping(Location location)
    {
        var mapping = new MappingNode(location, [.. _entries], _table);
        Clear();
        return mapping;
    }

    private void Clear()
    {
        _entries.Clear();
        if (_entries.Capacity > MaxKept)
            _entries.Capacity = 0;
        _table = null;
    }

    /// <summary>Where each key stands among entries.</summary>
    public static Dictionary<string, int> TableOf(ReadOnlySpan<Entry> entries)
    {
        var table = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
            table.Add(entries[i].Key, i);
        return table;
    }

    public void Add(string key, Location keyLocation, Node value)
    {
        if (FirstPlaceOf(key) is { } first)
            throw TreeBuilder.Duplicate(keyLocation, key, first);
        _table?.Add(key, _entries.Count);
        _entries.Add(new Entry(key, keyLocation, value));
        if (_table is null && _entries.Count > ScanLimit)
            _table = TableOf(CollectionsMarshal.AsSpan(_entries));
    }

    private Location? FirstPlaceOf(string key)
    {
        if (_table is not null)
            return _table.TryGetValue(key, out var at) ? _entries[at].KeyLocation : null;
        foreach (var entry in _entries)
        {
            if (entry.Key == key)
                return entry.KeyLocation;
        }

        return null;
    }
}
