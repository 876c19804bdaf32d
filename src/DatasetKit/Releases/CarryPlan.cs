using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>A piece of the corpus: seeds to read, seeds whose documents are known from the last build, or seeds of a folder without a change, of which that is still to be told.</summary>
internal readonly record struct WorkItem(Partition? Partition, CarriedSeeds? Carried, Func<IEnumerable<WorkItem>>? Parts = null);

/// <summary>Cuts the corpus into what must be read and what the last build knows.</summary>
internal sealed class CarryPlan(Corpus corpus, StateFile state, CorpusChanges changes, CarriedDocuments carried)
{
    private readonly Dictionary<string, int> _folders = Enumerable.Range(0, state.Folders.Count).ToDictionary(index => state.Folders[index].Path, StringComparer.Ordinal);

    public IEnumerable<WorkItem> Cut()
    {
        foreach (var span in corpus.Spans)
        {
            foreach (var item in Cut(span))
                yield return item;
        }
    }

    /// <summary>All of the corpus, to be read.</summary>
    public static IEnumerable<WorkItem> ReadAll(Corpus corpus) => Read(corpus, corpus.Spans);

    private static IEnumerable<WorkItem> Read(Corpus corpus, IEnumerable<SeedSpan> spans) =>
        Partition.Cut(corpus, spans).Select(partition => new WorkItem(partition, null));

    private IEnumerable<WorkItem> Cut(SeedSpan span)
    {
        if (!_folders.TryGetValue(span.Folder.Path, out var index) || changes.HasOtherDefaults(span.Folder.Path))
            return Read(corpus, [span]);

        // Of a folder without a change hardly a seed is read, so one thread can do all of it; the seeds of others are given to all threads.
        return changes.Has(span.Folder.Path) ? Cut(span, index) : [new WorkItem(null, null, () => Cut(span, index))];
    }

    private IEnumerable<WorkItem> Cut(SeedSpan span, int index)
    {
        if (ReadFolder(index) is not { } old)
            return Read(corpus, [span]);
        if (!changes.Has(old.Path) && span.Folder.Seeds.IsSame(old.Seeds) && HasAllRecords(old, span.Start, span.Count))
            return [new WorkItem(null, new CarriedSeeds(span.FirstNumber, old, span.Start, span.Count))];
        var places = Match(span, old);
        return Runs(places).SelectMany(run => run.IsCarried
            ? [new WorkItem(null, new CarriedSeeds(span.FirstNumber + run.Start, old, places[run.Start], run.End - run.Start))]
            : Read(corpus, [new SeedSpan(span.Folder, span.Start + run.Start, run.End - run.Start, span.FirstNumber + run.Start)]));
    }

    private FolderState? ReadFolder(int index)
    {
        try
        {
            return state.ReadFolder(index);
        }
        catch (IOException)
        {
            // What is damaged costs the time to read its seeds.
            return null;
        }
    }

    /// <summary>The place of each seed in the folder as it was; -1 for those that must be read.</summary>
    private int[] Match(SeedSpan span, FolderState old)
    {
        var result = new int[span.Count];
        var at = 0;
        for (var i = 0; i < span.Count; i++)
        {
            var seeds = span.Folder.Seeds;
            while (at < old.Seeds.Count && NameList.Compare(old.Seeds, at, seeds, span.Start + i) < 0)
                at++;
            if (at == old.Seeds.Count || !old.Seeds[at].SequenceEqual(seeds[span.Start + i]))
                result[i] = -1;
            else
                result[i] = changes.HasChanged(old.Path, span.Folder.Seeds, span.Start + i) || !HasAllRecords(old, at, 1) ? -1 : at;
        }

        return result;
    }

    /// <summary>Whether the last release holds the records of seeds; those that stood twice it does not.</summary>
    private bool HasAllRecords(FolderState old, int start, int count)
    {
        var firstDocuments = old.FirstDocuments;
        var counts = old.DocumentCounts;
        for (var seed = start; seed < start + count; seed++)
        {
            for (var document = firstDocuments[seed]; document < firstDocuments[seed] + counts[seed]; document++)
            {
                ref var entry = ref carried.Documents[document];
                if (entry.IsSound && entry.Split == DocumentEntry.Rejected)
                    return false;
            }
        }

        return true;
    }

    /// <summary>Seeds that follow one another now and did so before, and seeds to read that follow one another.</summary>
    private static IEnumerable<(int Start, int End, bool IsCarried)> Runs(int[] places)
    {
        for (var start = 0; start < places.Length;)
        {
            var end = start + 1;
            while (end < places.Length && places[end] == (places[start] < 0 ? -1 : places[end - 1] + 1))
                end++;
            yield return (start, end, places[start] >= 0);
            start = end;
        }
    }
}
