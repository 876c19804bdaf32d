using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Feeds;

/// <summary>The index of a feed in a folder, made from the indexes of its datasets, and those from what stands below them.</summary>
internal sealed class FeedFolder(string folder)
{
    private string IndexFile => Path.Combine(folder, FeedFormat.IndexFile);

    /// <summary>
    /// Makes the feed's index anew, and before that those of datasets whose publisher was killed before he wrote them, or that do not tell
    /// what stands there. A dataset that somebody publishes to just now is left to him: he does the same when he is done.
    /// </summary>
    public void WriteIndex(CancellationToken cancellationToken)
    {
        foreach (var dataset in Datasets())
            WriteIndexUnlessHeld(dataset, isNeeded: static dataset => !dataset.IsIndexed(), cancellationToken);
        using var held = FolderLock.Acquire(folder, null, cancellationToken);
        var bytes = FeedJson.Format([.. Datasets().Select(dataset => dataset.ReadIndex()).OfType<FeedDataset>().Where(dataset => dataset.Versions.Count > 0).Select(dataset => dataset with { Format = null })]);
        FileSystem.ReplaceDurably(IndexFile, bytes);
    }

    /// <summary>Makes all indexes anew where one is missing or does not agree with what stands in the feed. A folder that is no feed stays none.</summary>
    public void Repair(CancellationToken cancellationToken)
    {
        if (!File.Exists(IndexFile) && !Datasets().Any(dataset => dataset.Versions().Any(dataset.HasEntry)))
            return;
        foreach (var dataset in Datasets())
            WriteIndexUnlessHeld(dataset, isNeeded: static _ => true, cancellationToken);
        WriteIndex(cancellationToken);
    }

    private IEnumerable<DatasetFolder> Datasets() => Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(FeedFormat.IsName)
        .Order(CodePointOrder.Comparer).Select(name => new DatasetFolder(folder, name)).Where(dataset => dataset.Versions().Count > 0 || dataset.HasIndex);

    private static void WriteIndexUnlessHeld(DatasetFolder dataset, Func<DatasetFolder, bool> isNeeded, CancellationToken cancellationToken)
    {
        try
        {
            if (!isNeeded(dataset))
                return;
            using var held = FolderLock.TryAcquire(dataset.Folder);
            if (held is null)
                return;
            dataset.WriteIndex();
            new DatasetHistory(dataset, cancellationToken).Write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FaultException)
        {
            // What is wrong in the folder of one dataset is its publisher's to mend, and keeps nobody from publishing another.
        }
    }
}
