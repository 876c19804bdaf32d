using DatasetKit.Metadata;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// Counts what the values of a corpus are, by key. It holds counts alone, so that the statistics of threads can be joined and those of
/// records that are gone subtracted, in any order. An instance serves one thread.
/// </summary>
internal sealed class ColumnStatistics
{
    /// <summary>Beyond so many columns nothing more is counted: no reader makes a table of them, and a key for each document would fill the memory.</summary>
    public const int MaxColumns = 10_000;

    private readonly Column _root = new("");
    private readonly Column _ids = new(DocumentId.Key);
    private int _columns;

    /// <summary>The metadata's keys as columns; its own counts are those of the records.</summary>
    public Column Root => _root;

    /// <summary>The records' ids.</summary>
    public Column Ids => _ids;

    /// <summary>Whether there are more than <see cref="MaxColumns"/>. Counts then mean nothing, and no record can be subtracted.</summary>
    public bool HasTooMany { get; private set; }

    /// <summary>Counts a record.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">Its metadata; an <c>id</c> among it does not count.</param>
    public void Add(string id, MappingNode metadata) => Count(id, metadata, 1);

    /// <summary>Takes back what <see cref="Add"/> counted. Null need not stand where it stood then for keys that the schema declares.</summary>
    public void Remove(string id, MappingNode metadata) => Count(id, metadata, -1);

    /// <summary>Adds what another counted.</summary>
    public void Merge(ColumnStatistics other)
    {
        HasTooMany |= other.HasTooMany;
        _ids.Add(other._ids, 1);
        Merge(_root, other._root);
    }

    /// <summary>Forgets the columns that no record has any more. Call it after the last <see cref="Remove"/>, before anything is added.</summary>
    public void Prune() => _columns = _root.Prune();

    public void Write(BinaryWriter writer)
    {
        writer.Write(HasTooMany);
        if (HasTooMany)
            return;
        Write(writer, _ids);
        Write(writer, _root);
    }

    public static ColumnStatistics Read(BinaryReader reader)
    {
        var result = new ColumnStatistics { HasTooMany = reader.ReadBoolean() };
        if (result.HasTooMany)
            return result;
        result.Read(reader, result._ids);
        result.Read(reader, result._root);
        return result;
    }

    private void Count(string id, MappingNode metadata, long times)
    {
        if (HasTooMany)
            return;
        _ids.Count(ColumnKinds.OfText(id), times);
        Count(_root, metadata, times);
    }

    private void Count(Column column, Node node, long times)
    {
        switch (node)
        {
            case ScalarNode scalar:
                column.Count(ColumnKinds.Of(scalar), times);
                break;
            case MappingNode mapping:
                column.Count(ColumnKind.Mapping, times);
                var next = 0;
                for (var i = 0; i < mapping.Entries.Length; i++)
                {
                    var entry = mapping.Entries[i];
                    if (ReferenceEquals(column, _root) && entry.Key == DocumentId.Key)
                        continue;
                    if (times < 0 && entry.Value is ScalarNode { Kind: ScalarKind.Null } && column.Find(entry.Key, ref next) is null)
                        continue;
                    if (Child(column, entry.Key, ref next) is not { } child)
                        return;
                    Count(child, entry.Value, times);
                }

                break;
            case SequenceNode list:
                column.Count(ColumnKind.List, times);
                for (var i = 0; i < list.Items.Length; i++)
                    Count(ItemsOf(column), list.Items[i], times);
                break;
        }
    }

    private Column? Child(Column column, string key, ref int next)
    {
        if (column.Find(key, ref next) is { } known)
            return known;
        if (_columns >= MaxColumns)
        {
            HasTooMany = true;
            return null;
        }

        _columns++;
        next = column.Children.Count + 1;
        return column.Add(key);
    }

    private Column ItemsOf(Column column)
    {
        _columns += column.Items is null ? 1 : 0;
        return column.AddItems();
    }

    private void Merge(Column column, Column other)
    {
        column.Add(other, 1);
        var next = 0;
        foreach (var child in other.Children)
        {
            if (Child(column, child.Name, ref next) is not { } own)
                return;
            Merge(own, child);
        }

        if (other.Items is { } items)
            Merge(ItemsOf(column), items);
    }

    private static void Write(BinaryWriter writer, Column column)
    {
        for (var kind = 0; kind < ColumnKinds.Count; kind++)
            writer.Write7BitEncodedInt64(column[(ColumnKind)kind]);
        writer.Write(column.Items is not null);
        if (column.Items is { } items)
            Write(writer, items);
        writer.Write7BitEncodedInt(column.Children.Count);
        foreach (var child in column.Children)
        {
            writer.Write(child.Name);
            Write(writer, child);
        }
    }

    private void Read(BinaryReader reader, Column column)
    {
        for (var kind = 0; kind < ColumnKinds.Count; kind++)
            column.Count((ColumnKind)kind, reader.Read7BitEncodedInt64());
        if (reader.ReadBoolean())
            Read(reader, ItemsOf(column));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            _columns++;
            Read(reader, column.Add(reader.ReadString()));
        }
    }
}
