using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>
/// Records that one release has in a split and the other has not. Of each, its id and two digests are kept, and no text; by these it is
/// found out which of them were moved or renamed.
/// </summary>
internal sealed class LooseRecords
{
    private static readonly string[] s_metadata = ["metadata"];

    private readonly List<Entry> _old = [];
    private readonly List<Entry> _new = [];

    public List<RecordChange> Added { get; private set; } = [];

    public List<RecordChange> Removed { get; private set; } = [];

    /// <summary>Those of the same id in another split. Where <c>Fields</c> is not empty they differ, and it is not known yet in what.</summary>
    public List<RecordChange> Moved { get; private set; } = [];

    /// <summary>Those of the same text with another id. Where <c>Fields</c> is not empty they differ, and it is not known yet in what.</summary>
    public List<RecordChange> Renamed { get; private set; } = [];

    public void AddOld(string split, FlatRecord record) => _old.Add(Entry.Of(split, record));

    public void AddNew(string split, FlatRecord record) => _new.Add(Entry.Of(split, record));

    public void Match()
    {
        Moved = Pair(static (left, right) => CodePointOrder.Compare(left.Id, right.Id));
        Renamed = Pair(static (left, right) => left.Text.CompareTo(right.Text));
        Removed = Rest(_old);
        Added = Rest(_new);
    }

    /// <summary>Takes out the pairs that are equal in one respect. Where several are, they pair off in the order of their ids.</summary>
    private List<RecordChange> Pair(Comparison<Entry> respect)
    {
        var pairs = new List<RecordChange>();
        Sort(_old, respect);
        Sort(_new, respect);
        var (i, j, restOld, restNew) = (0, 0, 0, 0);
        while (i < _old.Count || j < _new.Count)
        {
            var order = i == _old.Count ? 1 : j == _new.Count ? -1 : respect(_old[i], _new[j]);

            // What is left moves to the front of its list, so that there are never two lists of a million.
            if (order < 0)
                _old[restOld++] = _old[i++];
            else if (order > 0)
                _new[restNew++] = _new[j++];
            else
                pairs.Add(Change(_old[i++], _new[j++]));
        }

        _old.RemoveRange(restOld, _old.Count - restOld);
        _new.RemoveRange(restNew, _new.Count - restNew);
        pairs.Sort(static (left, right) => CodePointOrder.Compare(left.Id, right.Id));
        return pairs;
    }

    private static RecordChange Change(Entry old, Entry now) =>
        new(now.Id, now.Split, old.Id, old.Split, old.Text == now.Text && old.Metadata == now.Metadata ? [] : s_metadata);

    private static void Sort(List<Entry> entries, Comparison<Entry> respect) =>
        entries.Sort((left, right) => respect(left, right) is not 0 and var order ? order : CodePointOrder.Compare(left.Id, right.Id));

    private static List<RecordChange> Rest(List<Entry> entries)
    {
        var rest = new List<RecordChange>(entries.Count);
        foreach (var entry in entries)
            rest.Add(new RecordChange(entry.Id, entry.Split, entry.Id, entry.Split, []));
        rest.Sort(static (left, right) => CodePointOrder.Compare(left.Split, right.Split) is not 0 and var order ? order : CodePointOrder.Compare(left.Id, right.Id));
        return rest;
    }

    private readonly record struct Entry(string Id, string Split, UInt128 Text, UInt128 Metadata)
    {
        public static Entry Of(string split, FlatRecord record) => new(record.Id, split, record.TextDigest(), record.MetadataDigest());
    }
}
