using System.Collections;
using System.Runtime.InteropServices;
using DatasetKit.Diagnostics;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Joins what came of the partitions, in the order of the corpus.</summary>
/// <param name="spoolOf">Opens the spool of a split; null where no records are written.</param>
/// <param name="carried">The documents of the last build; null where none are taken from it.</param>
/// <param name="seeds">How many seeds there are.</param>
internal sealed class RunCollector(Func<int, RecordSpool>? spoolOf, CarriedDocuments? carried, int seeds)
{
    private readonly List<(int Document, Finding Finding)> _findings = [];
    private readonly List<byte[]> _lastIds = [];
    private readonly SeedState[] _seeds = GC.AllocateUninitializedArray<SeedState>(seeds);
    private int _seedCount;
    private readonly BitArray? _carried = carried is null ? null : new BitArray(carried.Documents.Count);

    public DocumentTable Documents { get; } = new(carried?.Documents);

    /// <summary>What was found in documents, with their indexes.</summary>
    public IReadOnlyList<(int Document, Finding Finding)> Findings => _findings;

    /// <summary>How many of <see cref="Findings"/>, from the first, the documents show by themselves.</summary>
    public int OwnFindings { get; private set; }

    /// <summary>What the values of the records are.</summary>
    public ColumnStatistics Columns { get; set; } = new();

    /// <summary>The documents of the last build that are not part of this one, by their indexes there.</summary>
    public IEnumerable<int> Gone => carried is null ? [] : Enumerable.Range(0, carried.Documents.Count).Where(document => !_carried![document]);

    /// <summary>The seeds as they were read, by number, up to the last that was.</summary>
    public ReadOnlySpan<SeedState> Seeds => _seeds.AsSpan(0, _seedCount);

    /// <summary>Adds what came of the next partition.</summary>
    public void Add(PartitionResult result)
    {
        if (result.Carried is { } seeds)
            Carry(seeds);
        else
            AddRead(result);
        OwnFindings = _findings.Count;
    }

    /// <summary>Adds what only the whole corpus shows.</summary>
    public void Add(int document, Finding finding) => _findings.Add((document, finding));

    private void AddRead(PartitionResult result)
    {
        var first = Documents.Count;
        foreach (var (number, state) in result.Seeds)
            SetStates(number, [state]);
        if (spoolOf is not null)
            Spool(result);
        foreach (ref var entry in CollectionsMarshal.AsSpan(result.Documents))
            Documents.Add(entry, result.Ids.Written.Slice(entry.Id.Start, entry.Id.Bytes));
        foreach (var (document, finding) in result.Findings)
            _findings.Add((first + document, finding));
        foreach (var (document, path) in result.IdPaths)
            Documents.SetIdPath(first + document, path);
    }

    private void Carry(CarriedSeeds seeds)
    {
        var firstDocuments = seeds.Old.FirstDocuments.Slice(seeds.Start, seeds.Count);
        var counts = seeds.Old.DocumentCounts.Slice(seeds.Start, seeds.Count);
        SetStates(seeds.FirstSeed, seeds.Old.States.Slice(seeds.Start, seeds.Count));
        for (var i = 0; i < seeds.Count; i++)
        {
            for (var document = firstDocuments[i]; document < firstDocuments[i] + counts[i]; document++)
            {
                _carried![document] = true;
                var index = Documents.AddKnown(document, seeds.FirstSeed + i);
                if (carried!.Documents.IdPathOf(document) is { } path)
                    Documents.SetIdPath(index, path);
                if (carried.Findings.TryGetValue(document, out var findings))
                    findings.ForEach(finding => _findings.Add((index, finding)));
            }
        }
    }

    private void SetStates(int first, ReadOnlySpan<SeedState> states)
    {
        if (first > _seedCount)
            _seeds.AsSpan(_seedCount..first).Fill(SeedState.Unread);
        states.CopyTo(_seeds.AsSpan(first));
        _seedCount = Math.Max(_seedCount, first + states.Length);
    }

    /// <summary>Moves the lines into the spools; those that follow one another in one split in one piece.</summary>
    private void Spool(PartitionResult result)
    {
        var entries = CollectionsMarshal.AsSpan(result.Documents);
        for (var i = 0; i < entries.Length;)
        {
            if (entries[i].RecordBytes == 0)
            {
                i++;
                continue;
            }

            var (start, split, next) = ((int)entries[i].Offset, entries[i].Split, i);
            var end = start;
            for (; next < entries.Length && (entries[next].RecordBytes == 0 || entries[next].Split == split); next++)
                end += entries[next].RecordBytes;
            var spool = spoolOf!(split);
            if (!IsInOrder(result, i, next))
                spool.StopBeingShard();
            var shift = spool.Append(result.Records.Written[start..end]) - start;
            for (; i < next; i++)
                entries[i].Offset += shift;
        }
    }

    /// <summary>Whether ids only grow, since the first record of their split, so that its spool can become a shard.</summary>
    private bool IsInOrder(PartitionResult result, int start, int end)
    {
        var split = result.Documents[start].Split;
        while (_lastIds.Count <= split)
            _lastIds.Add([]);
        ReadOnlySpan<byte> last = _lastIds[split];
        for (var i = start; i < end; i++)
        {
            if (result.Documents[i].RecordBytes == 0)
                continue;
            var id = result.Ids.Written.Slice(result.Documents[i].Id.Start, result.Documents[i].Id.Bytes);
            if (id.SequenceCompareTo(last) < 0)
                return false;
            last = id;
        }

        _lastIds[split] = last.ToArray();
        return true;
    }
}
