using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Joins two mappings, key by key and shallowly.</summary>
internal static class Merge
{
    /// <summary>All keys of <paramref name="over"/>, and those of <paramref name="under"/> that it lacks.</summary>
    public static MappingNode Over(MappingNode over, MappingNode under)
    {
        if (under.Entries.Length == 0)
            return over;
        var entries = new List<Entry>(over.Entries.Length + under.Entries.Length);
        entries.AddRange(over.Entries);
        foreach (var entry in under.Entries)
        {
            if (over.Find(entry.Key) is null)
                entries.Add(entry);
        }

        return new MappingNode(over.Location, [.. entries]);
    }
}
