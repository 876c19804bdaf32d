using System.IO.Hashing;
using DatasetKit.Diagnostics;
using DatasetKit.Rules;
using DatasetKit.Seeds;

namespace DatasetKit.Validation;

/// <summary>Finds what only the whole corpus shows: ids and texts that two documents have.</summary>
internal sealed class DuplicateFinder(Corpus corpus, DocumentTable table)
{
    // Ids may be made to have one hash, so that nobody outside may know it. Findings do not depend on it: they are in the order of places.
#pragma warning disable RS0030 // It reaches no release.
    private readonly long _seed = Random.Shared.NextInt64();
#pragma warning restore RS0030

    /// <summary>Ids that stand twice: of the documents with one id all but the first, in the order of their places.</summary>
    public IEnumerable<(int Document, Finding Finding)> Ids() => OnlyGrow() ? [] : Find(
        index => (int)XxHash3.HashToUInt64(table.IdOf(index), _seed),
        (left, right) => table.IdOf(left).SequenceEqual(table.IdOf(right)),
        (index, first) => DuplicateId.Report(IdPlaceOf(index), table.IdTextOf(index), PlaceOf(first, table[first].Line)));

    /// <summary>Texts that stand twice.</summary>
    /// <param name="skipsRejected">Whether documents that were rejected since do not count.</param>
    public IEnumerable<(int Document, Finding Finding)> Texts(bool skipsRejected = false) => Find(
        index => (int)table[index].TextDigest.Low,
        (left, right) => table[left].TextDigest == table[right].TextDigest,
        (index, first) => DuplicateText.Report(PlaceOf(index, table[index].TextLine), PlaceOf(first, table[first].TextLine)),
        skipsRejected);

    /// <summary>Whether each id comes after the one before it, as ids do that follow from paths: then none stands twice, and a tenth of the time shows it.</summary>
    private bool OnlyGrow()
    {
        for (var i = 1; i < table.Count; i++)
        {
            if (table.IdOf(i - 1).SequenceCompareTo(table.IdOf(i)) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Goes over all sound documents with a table of open addressing that holds their indexes alone, 8 to 16 bytes each; a Dictionary with
    /// the ids would hold a hundred and more.
    /// </summary>
    private List<(int, Finding)> Find(Func<int, int> hash, Func<int, int, bool> equal, Func<int, int, Finding> report, bool skipsRejected = false)
    {
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, table.Count * 2L))];
        var groups = new Dictionary<int, List<int>>();
        for (var i = 0; i < table.Count; i++)
        {
            if (!table[i].IsSound || (skipsRejected && table[i].Split == DocumentEntry.Rejected))
                continue;
            var at = (int)((uint)hash(i) * 2654435769u >> 4) & (slots.Length - 1);
            while (slots[at] > 0 && !equal(slots[at] - 1, i))
                at = (at + 1) & (slots.Length - 1);
            if (slots[at] == 0)
                slots[at] = i + 1;
            else if (groups.TryGetValue(slots[at], out var group))
                group.Add(i);
            else
                groups[slots[at]] = [slots[at] - 1, i];
        }

        var findings = new List<(int, Finding)>();
        foreach (var group in groups.Values)
        {
            // The corpus is in the order of ids; "first" is meant by path.
            group.Sort((left, right) => Location.Compare(PlaceOf(left, table[left].Line), PlaceOf(right, table[right].Line)));
            findings.AddRange(group.Skip(1).Select(index => (index, report(index, group[0]))));
        }

        return findings;
    }

    private Location IdPlaceOf(int index) => table[index] is { IdLine: > 0 } entry && table.IdPathOf(index)?.EndsWith(FolderDefaults.FileName, StringComparison.Ordinal) != true
        ? new Location(table.IdPathOf(index) ?? corpus.SeedAt(entry.Seed).Path, entry.IdLine, entry.IdColumn)
        : PlaceOf(index, table[index].Line);

    private Location PlaceOf(int index, int line) => new(corpus.SeedAt(table[index].Seed).Path, line, 1);
}
