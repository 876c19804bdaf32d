using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>What is counted of one key, wherever it stands in the metadata, and of the keys and items below it.</summary>
/// <param name="name">The key; empty for the items of a list.</param>
internal sealed class Column(string name)
{
    // Keys come in nearly the same order in each document, so the next one is nearly always the one that followed last time; a few are searched, many are looked up.
    private const int ScanLimit = 8;

    private readonly long[] _counts = new long[ColumnKinds.Count];
    private readonly List<Column> _children = [];
    private Dictionary<string, Column>? _table;

    public string Name => name;

    /// <summary>The columns of a mapping's keys, in no order.</summary>
    public IReadOnlyList<Column> Children => _children;

    /// <summary>The column of a list's items; null where no list was seen.</summary>
    public Column? Items { get; private set; }

    public long this[ColumnKind kind] => _counts[(int)kind];

    /// <summary>How many values are not null.</summary>
    public long ValueCount => Sum(ColumnKind.Boolean, ColumnKind.LossyNumberText);

    /// <summary>How many values are texts.</summary>
    public long TextCount => Sum(ColumnKind.Text, ColumnKind.LossyNumberText);

    /// <summary>Whether nothing is counted here or below.</summary>
    public bool IsEmpty => Array.TrueForAll(_counts, static count => count == 0) && Items?.IsEmpty != false && _children.TrueForAll(child => child.IsEmpty);

    public void Count(ColumnKind kind, long times) => _counts[(int)kind] += times;

    /// <summary>The sum over kinds that follow one another.</summary>
    public long Sum(ColumnKind first, ColumnKind last)
    {
        var sum = 0L;
        for (var kind = (int)first; kind <= (int)last; kind++)
            sum += _counts[kind];
        return sum;
    }

    /// <summary>The column of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="next">Where it probably is; receives where the key after it probably is.</param>
    /// <returns>Null where there is none yet.</returns>
    public Column? Find(string key, ref int next)
    {
        if (next < _children.Count && _children[next].Name == key)
            return _children[next++];
        if (_children.Count > ScanLimit)
        {
            _table ??= _children.ToDictionary(child => child.Name, StringComparer.Ordinal);
            return _table.GetValueOrDefault(key);
        }

        for (var i = 0; i < _children.Count; i++)
        {
            if (_children[i].Name != key)
                continue;
            next = i + 1;
            return _children[i];
        }

        return null;
    }

    public Column Add(string key)
    {
        var child = new Column(key);
        _children.Add(child);
        _table?.Add(key, child);
        return child;
    }

    public Column AddItems() => Items ??= new Column("");

    /// <summary>Adds the counts of another column times a factor, but not what is below it.</summary>
    public void Add(Column other, long times)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i] * times;
    }

    /// <summary>Forgets the columns below in which nothing is counted any more.</summary>
    /// <returns>How many columns are left below.</returns>
    public int Prune()
    {
        if (_children.RemoveAll(child => child.IsEmpty) > 0)
            _table = null;
        if (Items?.IsEmpty == true)
            Items = null;
        return _children.Sum(child => 1 + child.Prune()) + (Items is null ? 0 : 1 + Items.Prune());
    }

    /// <summary>The columns of a mapping's keys by code point.</summary>
    public IEnumerable<Column> Sorted() => _children.OrderBy(child => child.Name, CodePointOrder.Comparer);
}
