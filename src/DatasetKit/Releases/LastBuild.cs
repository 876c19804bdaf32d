using DatasetKit.Seeds;
using DatasetKit.Validation;

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

    /// <summary>
    /// The shard with the record of the first document that may change, and how many bytes come before it there. If ids are in the order of the
    /// corpus, and no record changes its split, a shard of the next release begins like that.
    /// </summary>
    /// <returns>The shard's number, from 1, and the bytes; no bytes where it is not known.</returns>
    public (int Shard, long Bytes) FindHead()
    {
        var documents = Documents.Documents;
        var changed = _changes.FirstDocument;
        if (changed >= documents.Count || documents[changed].Split == DocumentEntry.Rejected)
            return (0, 0);
        var first = documents[changed];
        for (var i = 0; i < documents.Count; i++)
        {
            ref var entry = ref documents[i];
            if (entry.Source == first.Source && entry.Split != DocumentEntry.Rejected && (entry.Offset < first.Offset) != (i < changed))
                return (0, 0);
        }

        return (first.Source, first.Offset);
    }

    /// <param name="state">What the last build remembers.</param>
    /// <param name="changes">How the corpus differs.</param>
    /// <param name="documentsFile">The file that remembers its documents.</param>
    /// <returns>Null where the documents are not known after all.</returns>
    public static LastBuild? Open(StateFile state, CorpusChanges changes, string documentsFile) =>
        DocumentsFile.Read(documentsFile, state.DocumentsDigest) is { } documents ? new LastBuild(state, changes, documents) : null;

    /// <summary>Cuts the corpus into what must be read and what is known.</summary>
    public IEnumerable<WorkItem> Cut(Corpus corpus) => new CarryPlan(corpus, _state, _changes, Documents).Cut();
}
