using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>What of the last build still holds.</summary>
internal sealed class LastBuild
{
    private readonly StateFile _state;
    private readonly CorpusChanges _changes;

    private LastBuild(StateFile state, CorpusChanges changes, CarriedDocuments documents) => (_state, _changes, Documents) = (state, changes, documents);

    /// <summary>The documents.</summary>
    public CarriedDocuments Documents { get; }

    /// <summary>The folder of its release, absolute.</summary>
    public string ReleaseDirectory => _state.Result.ReleaseDirectory!;

    /// <summary>The shards of its release, as the documents number them from 1.</summary>
    public IReadOnlyList<ReleaseFile> Shards => _state.Shards;

    /// <param name="state">What the last build remembers.</param>
    /// <param name="changes">How the corpus differs.</param>
    /// <param name="documentsFile">The file that remembers its documents.</param>
    /// <returns>Null where the documents are not known after all.</returns>
    public static LastBuild? Open(StateFile state, CorpusChanges changes, string documentsFile) =>
        DocumentsFile.Read(documentsFile, state.DocumentsDigest) is { } documents ? new LastBuild(state, changes, documents) : null;

    /// <summary>Cuts the corpus into what must be read and what is known.</summary>
    public IEnumerable<WorkItem> Cut(Corpus corpus) => new CarryPlan(corpus, _state, _changes, Documents).Cut();
}
