using System.Buffers.Binary;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Puts the records of each split into the order of their ids.</summary>
internal static class RecordOrder
{
    /// <summary>The records of each split by their indexes, in the order of their ids, by code point.</summary>
    /// <param name="documents">All documents.</param>
    /// <param name="splits">How many splits there are.</param>
    public static IReadOnlyList<List<int>> Of(DocumentTable documents, int splits)
    {
        var result = Enumerable.Range(0, splits).Select(_ => new List<int>()).ToList();
        for (var i = 0; i < documents.Count; i++)
        {
            if (documents[i].Split != DocumentEntry.Rejected)
                result[documents[i].Split].Add(i);
        }

        foreach (var records in result)
        {
            if (!IsSorted(documents, records))
                Sort(documents, records);
        }

        return result;
    }

    private static bool IsSorted(DocumentTable documents, List<int> records)
    {
        for (var i = 1; i < records.Count; i++)
        {
            if (documents.IdOf(records[i - 1]).SequenceCompareTo(documents.IdOf(records[i])) > 0)
                return false;
        }

        return true;
    }

    // Most comparisons end within the eight bytes after what all ids have in common; those are compared as one number.
    private static void Sort(DocumentTable documents, List<int> records)
    {
        var common = CommonPrefix(documents, records);
        var keys = new ulong[records.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = KeyOf(documents.IdOf(records[i])[common..]);
        var items = records.ToArray();
        Array.Sort(keys, items);
        for (var start = 0; start < items.Length;)
        {
            var end = start + 1;
            while (end < items.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                items.AsSpan(start, end - start).Sort((left, right) => documents.IdOf(left).SequenceCompareTo(documents.IdOf(right)) is not 0 and var order ? order : left.CompareTo(right));
            start = end;
        }

        items.CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(records));
    }

    private static int CommonPrefix(DocumentTable documents, List<int> records)
    {
        var first = documents.IdOf(records[0]);
        var length = first.Length;
        foreach (var record in records)
            length = Math.Min(length, first[..length].CommonPrefixLength(documents.IdOf(record)));
        return length;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> id)
    {
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        id[..Math.Min(id.Length, key.Length)].CopyTo(key);
        return BinaryPrimitives.ReadUInt64BigEndian(key);
    }
}
