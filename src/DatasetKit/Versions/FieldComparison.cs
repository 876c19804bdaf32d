using DatasetKit.Metadata;

namespace DatasetKit.Versions;

/// <summary>Finds the fields in which two forms of a record differ. A key that is null and one that is not there are the same.</summary>
internal sealed class FieldComparison
{
    private readonly List<string> _changed = [];
    private readonly List<string> _added = [];

    private FieldComparison()
    {
    }

    /// <summary>The places of values that were changed or removed, or that took the place of a null.</summary>
    public IReadOnlyList<string> Changed => _changed;

    /// <summary>The places of values whose key the old record did not have at all.</summary>
    public IReadOnlyList<string> Added => _added;

    public static FieldComparison Of(FlatRecord old, FlatRecord now)
    {
        var result = new FieldComparison();
        result.CompareMappings(old.Fields, now.Fields, "");
        return result;
    }

    private void Compare(Node? old, Node? now, string path)
    {
        if (FlatRecord.IsNull(old) && FlatRecord.IsNull(now))
            return;
        if (old is null)
            _added.Add(path);
        else if (old is MappingNode oldMapping && now is MappingNode nowMapping)
            CompareMappings(oldMapping, nowMapping, path);
        else if (old is SequenceNode oldList && now is SequenceNode nowList && oldList.Items.Length == nowList.Items.Length)
            CompareItems(oldList, nowList, path);
        else if (!(old is ScalarNode a && now is ScalarNode b && a.Kind == b.Kind && a.Text == b.Text))
            _changed.Add(path);
    }

    private void CompareMappings(MappingNode old, MappingNode now, string path)
    {
        foreach (var entry in old.Entries)
            Compare(entry.Value, now[entry.Key], FieldPath.Child(path, entry.Key));
        foreach (var entry in now.Entries)
        {
            if (old[entry.Key] is null)
                Compare(null, entry.Value, FieldPath.Child(path, entry.Key));
        }
    }

    /// <summary>A list is changed as a whole; what is new within its items is told as such.</summary>
    private void CompareItems(SequenceNode old, SequenceNode now, string path)
    {
        var items = new FieldComparison();
        for (var i = 0; i < old.Items.Length; i++)
            items.Compare(old.Items[i], now.Items[i], FieldPath.Child(path, FieldPath.Item));
        if (items._changed.Count > 0)
            _changed.Add(path);
        else
            _added.AddRange(items._added.Distinct());
    }
}
