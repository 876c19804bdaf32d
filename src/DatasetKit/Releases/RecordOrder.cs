using System.Runtime.InteropServices;
using DatasetKit.Diagnostics;
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

    private static void Sort(DocumentTable documents, List<int> records) => Utf8Sort.Sort(
        CollectionsMarshal.AsSpan(records),
        documents.IdOf,
        (left, right) => documents.IdOf(left).SequenceCompareTo(documents.IdOf(right)) is not 0 and var order ? order : left.CompareTo(right));
}
