using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// Tells how much of a corpus is read. What is left takes time by its length in a seed of many lines, but by the seed elsewhere: to open one
/// and read it takes as long as four kilobytes of lines.
/// </summary>
internal sealed class ReadProgress
{
    private const long BytesOfSeed = 1 << 12;

    private readonly IProgress<BuildProgress> _told;
    private readonly int _seedCount;
    private readonly Dictionary<int, long> _lengths = [];
    private readonly long _total;
    private long _done;
    private int _seedsRead;

    /// <param name="told">Whom it tells.</param>
    /// <param name="corpus">The corpus, whose <c>.jsonl</c> seeds are asked for their lengths.</param>
    public ReadProgress(IProgress<BuildProgress> told, Corpus corpus)
    {
        (_told, _seedCount) = (told, corpus.SeedCount);
        foreach (var span in corpus.Spans)
        {
            for (var i = 0; i < span.Count; i++)
            {
                if (Partition.IsJsonl(span.Folder.Seeds[span.Start + i]))
                    _lengths[span.FirstNumber + i] = LengthOf(corpus.SeedAt(span, i).FullPath);
            }
        }

        _total = Math.Max(1, _lengths.Values.Sum() + (BytesOfSeed * (_seedCount - _lengths.Count)));
    }

    /// <summary>Counts a seed that is done, by its number.</summary>
    public void Complete(int seed)
    {
        _seedsRead++;
        _done += LengthOf(seed);
    }

    /// <summary>Tells how far the reading is.</summary>
    /// <param name="documents">How many documents are read.</param>
    /// <param name="begun">The seed that is being read, and how much of it is, from 0 to 1.</param>
    public void Report(int documents, (int Seed, double Part) begun = default)
    {
        var part = begun.Part > 0 ? begun.Part * LengthOf(begun.Seed) : 0;
        _told.Report(new BuildProgress(_seedsRead, _seedCount, documents, Math.Min(1, (_done + part) / _total)));
    }

    private long LengthOf(int seed) => _lengths.GetValueOrDefault(seed, BytesOfSeed);

    // One that is gone is told when it is read.
    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
