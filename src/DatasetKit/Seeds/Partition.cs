namespace DatasetKit.Seeds;

/// <summary>
/// A piece of the corpus that one thread reads: some seeds of a folder, or some lines of a <c>.jsonl</c> seed. All that comes of it depends on
/// it alone, so pieces can be worked on anywhere and in any order.
/// </summary>
/// <param name="corpus">The corpus.</param>
/// <param name="span">The seeds.</param>
internal sealed class Partition(Corpus corpus, SeedSpan span) : IDisposable
{
    private JsonlSeed? _seed;
    private LineBatch? _batch;
    private bool _isLastBatch;

    private const int MaxSeeds = 64;

    /// <summary>The number of its first seed.</summary>
    public int FirstSeed => span.FirstNumber;

    /// <summary>How much of a seed of which this is a part comes before it, from 0 to below 1.</summary>
    public double PartBefore { get; private init; }

    /// <summary>How much of a seed is read with this part of it, from 0 to below 1; 0 where seeds are read to their ends.</summary>
    public double PartOfSeed => _batch is null || _isLastBatch ? 0 : _batch.PartOfSeed;

    /// <summary>Cuts spans of seeds into partitions. The lines of a seed are fetched when its next partition is asked for.</summary>
    public static IEnumerable<Partition> Cut(Corpus corpus, IEnumerable<SeedSpan> spans)
    {
        foreach (var span in spans)
        {
            var start = 0;
            for (var i = 0; i < span.Count; i++)
            {
                var isJsonl = IsJsonl(span.Folder.Seeds[span.Start + i]);
                if (i - start == MaxSeeds || (isJsonl && i > start))
                {
                    yield return new Partition(corpus, Part(span, start, i));
                    start = i;
                }

                if (!isJsonl)
                    continue;
                foreach (var partition in CutLines(corpus, Part(span, i, i + 1)))
                    yield return partition;
                start = i + 1;
            }

            if (start < span.Count)
                yield return new Partition(corpus, Part(span, start, span.Count));
        }
    }

    /// <summary>Reads the documents in order, each with its seed's number. A document's text holds until the next is read.</summary>
    /// <param name="reader">The thread's.</param>
    /// <param name="seedRead">Told of each seed that was read to its end, by number.</param>
    public IEnumerable<(int Seed, Document Document)> Read(DocumentReader reader, Action<int, SeedState> seedRead)
    {
        if (_batch is not null)
        {
            foreach (var document in _seed!.Read(_batch))
                yield return (span.FirstNumber, document);
            if (_isLastBatch)
                seedRead(span.FirstNumber, _seed!.State);
            yield break;
        }

        for (var i = 0; i < span.Count; i++)
        {
            yield return (span.FirstNumber + i, reader.ReadOne(corpus.SeedAt(span, i)));
            seedRead(span.FirstNumber + i, reader.State);
        }
    }

    public void Dispose()
    {
        _batch?.Dispose();
        if (_isLastBatch)
            _seed!.Dispose();
    }

    private static IEnumerable<Partition> CutLines(Corpus corpus, SeedSpan span)
    {
        var seed = new JsonlSeed(corpus.SeedAt(span, 0));
        var batch = seed.Next();
        var before = 0.0;
        while (batch is not null)
        {
            var (part, next) = (batch.PartOfSeed, seed.Next());
            yield return new Partition(corpus, span) { _seed = seed, _batch = batch, _isLastBatch = next is null, PartBefore = before };
            (batch, before) = (next, part);
        }
    }

    private static SeedSpan Part(SeedSpan span, int start, int end) =>
        new(span.Folder, span.Start + start, end - start, span.FirstNumber + start);

    /// <summary>Whether a seed holds a document a line, by its name.</summary>
    public static bool IsJsonl(ReadOnlySpan<byte> name) => name.Length > 6 && System.Text.Ascii.EqualsIgnoreCase(name[^6..], ".jsonl"u8);
}
