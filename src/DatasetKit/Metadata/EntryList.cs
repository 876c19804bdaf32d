using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Collects the entries of a mapping and refuses a key that stands twice.</summary>
internal sealed class EntryList
{
    // Up to this many keys a scan is faster than a table; beyond it a scan would make a million keys quadratic.
    private const int ScanLimit = 32;

    private readonly List<Entry> _entries = [];
    private Dictionary<string, Location>? _seen;

    public IReadOnlyList<Entry> Items => _entries;

    public void Add(string key, Location keyLocation, Node value)
    {
        if (FirstPlaceOf(key) is { } first)
            throw TreeBuilder.Duplicate(keyLocation, key, first);
        _entries.Add(new Entry(key, keyLocation, value));
        _seen?.Add(key, keyLocation);
        if (_seen is null && _entries.Count > ScanLimit)
            _seen = _entries.ToDictionary(entry => entry.Key, entry => entry.KeyLocation, StringComparer.Ordinal);
    }

    private Location? FirstPlaceOf(string key)
    {
        if (_seen is not null)
            return _seen.TryGetValue(key, out var place) ? place : null;
        foreach (var entry in _entries)
        {
            if (entry.Key == key)
                return entry.KeyLocation;
        }

        return null;
    }
}
