using System.Collections.Immutable;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>A value of a metadata tree with its place in the file it came from. Trees are immutable.</summary>
internal abstract class Node(Location location)
{
    public Location Location { get; } = location;

    /// <summary>What the value is, in a curator's words.</summary>
    public abstract string KindName { get; }

    /// <summary>How many keys and values there are, itself included, as the readers count them.</summary>
    public virtual int Size => 1;

    /// <summary>About what it costs to look at all of it, in the units of an evaluation: one for each key and value, and for each few hundred characters.</summary>
    public virtual int Weight => 1;

    /// <summary>The weight of a text.</summary>
    protected static int WeightOf(string text) => 1 + (text.Length / 200);
}

/// <summary>A key of a mapping with the place of the key and its value.</summary>
internal readonly record struct Entry(string Key, Location KeyLocation, Node Value);

/// <summary>A mapping, in the order in which its keys were written. No key stands twice.</summary>
/// <param name="location">Where it stands.</param>
/// <param name="entries">Its keys and values.</param>
/// <param name="table">Where each key stands among the entries; null where that is not known yet.</param>
internal sealed class MappingNode(Location location, ImmutableArray<Entry> entries, IReadOnlyDictionary<string, int>? table = null) : Node(location)
{
    // Front matter has a handful of keys, and a scan beats a table; hostile metadata has a hundred thousand.
    private const int ScanLimit = 32;

    private IReadOnlyDictionary<string, int>? _table = table;
    private int _weight;

    public ImmutableArray<Entry> Entries { get; } = entries;

    /// <summary>What its reader has to say of values that are probably not what who wrote them sees; of the outermost mapping alone.</summary>
    public IReadOnlyList<Finding> Doubts { get; init; } = [];

    public override string KindName => "a mapping";

    public override int Size => 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    public override int Weight => _weight == 0 ? _weight = Weigh() : _weight;

    public Node? this[string key] => Find(key)?.Value;

    private int Weigh()
    {
        var weight = 1;
        foreach (var entry in Entries)
            weight += WeightOf(entry.Key) + entry.Value.Weight;
        return weight;
    }

    public Entry? Find(string key)
    {
        if (Entries.Length > ScanLimit)
        {
            _table ??= EntryList.TableOf(Entries.AsSpan());
            return _table.TryGetValue(key, out var at) ? Entries[at] : null;
        }

        foreach (ref readonly var entry in Entries.AsSpan())
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }
}

/// <summary>A list.</summary>
internal sealed class SequenceNode(Location location, ImmutableArray<Node> items) : Node(location)
{
    private int _weight;

    public ImmutableArray<Node> Items { get; } = items;

    public override string KindName => "a list";

    public override int Size => 1 + Items.Sum(item => item.Size);

    public override int Weight => _weight == 0 ? _weight = Weigh() : _weight;

    private int Weigh()
    {
        var weight = 1;
        foreach (var item in Items)
            weight += item.Weight;
        return weight;
    }
}

/// <summary>What a scalar holds.</summary>
internal enum ScalarKind
{
    Null,
    Boolean,
    Number,
    String,
}

/// <summary>A scalar. <see cref="Text"/> is the string itself, the JSON spelling of an exact number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed class ScalarNode(Location location, ScalarKind kind, string text) : Node(location)
{
    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override int Weight => WeightOf(Text);

    public override string KindName => Kind switch
    {
        ScalarKind.Null => "null",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Number => "a number",
        _ => "text",
    };

    public static ScalarNode String(Location location, string text) => new(location, ScalarKind.String, text);
}
