using DatasetKit.Benchmarks.Corpora;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>What is done to a corpus before the clock starts.</summary>
internal enum Scenario
{
    /// <summary>Nothing was built before; the seeds are in the page cache.</summary>
    Cold,

    /// <summary>Nothing was built before, and the page cache was dropped.</summary>
    Dropped,

    /// <summary>Everything is built and nothing has changed.</summary>
    NoOp,

    /// <summary>Everything is built, then one seed was edited.</summary>
    Touched,
}

/// <summary>One line of the comparison: which corpus, in which state, built how.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Scenario">Its state.</param>
/// <param name="Threads">How many threads or processes each program may use.</param>
/// <param name="Compression"><c>none</c>, <c>gzip</c> or <c>zstd</c>.</param>
internal sealed record Case(CorpusFolder Corpus, Scenario Scenario, int Threads, string Compression)
{
    /// <summary>Whether each program begins with nothing.</summary>
    public bool IsFresh => Scenario is Scenario.Cold or Scenario.Dropped;

    public override string ToString() =>
        $"{Corpus.Name}, {Scenario switch { Scenario.NoOp => "no-op", Scenario.Touched => "one touched", Scenario.Dropped => "cold, cache dropped", _ => "cold" }}, {Threads} thread{(Threads == 1 ? "" : "s")}, {Compression}";
}
