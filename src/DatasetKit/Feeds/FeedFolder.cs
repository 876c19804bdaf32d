using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
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
        var last = new Lazy<FeedIndex?>(ReadIndex);
        var bytes = FeedJson.Format([.. Datasets().Select(dataset => Describe(dataset, last)).OfType<FeedDataset>().Where(dataset => dataset.Versions.Count > 0).Select(dataset => dataset with { Format = null })]);
        FileSystem.ReplaceDurably(IndexFile, bytes);
    }

    /// <summary>A dataset by its index; where that could not be mended by what stands beside it, and where nothing can be read by what the feed said last.</summary>
    private static FeedDataset? Describe(DatasetFolder dataset, Lazy<FeedIndex?> last)
    {
        try
        {
            return dataset.ReadIndex() ?? dataset.Describe();
        }
        catch (Exception fault) when (DatasetFolder.IsUnreadable(fault))
        {
            return last.Value?.Datasets.FirstOrDefault(known => known.Name == dataset.Name);
        }
    }

    private FeedIndex? ReadIndex()
    {
        try
        {
            return File.Exists(IndexFile) ? FeedFormat.ParseIndex(InputFile.ReadAll(IndexFile), IndexFile) : null;
        }
        catch (Exception fault) when (DatasetFolder.IsUnreadable(fault))
        {
            return null;
        }
    }

    /// <summary>Makes all indexes anew where one is missing or does not agree with what stands in the feed. A folder that is no feed stays none.</summary>
    public void Repair(CancellationToken cancellationToken)
    {
        if (!File.Exists(IndexFile) && !Datasets().Any(dataset => Describe(dataset, new Lazy<FeedIndex?>((FeedIndex?)null)) is { } found && found.Versions.Any(version => dataset.HasEntry(version.Version))))
            return;
        foreach (var dataset in Datasets())
            WriteIndexUnlessHeld(dataset, isNeeded: static _ => true, cancellationToken);
        WriteIndex(cancellationToken);
    }

    private IEnumerable<DatasetFolder> Datasets() => Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(FeedFormat.IsName)
        .Order(CodePointOrder.Comparer).Select(name => new DatasetFolder(folder, name)).Where(IsDataset);

    // What cannot be looked into may be one.
    private static bool IsDataset(DatasetFolder folder)
    {
        try
        {
            return folder.Versions().Count > 0 || folder.HasIndex;
        }
        catch (Exception fault) when (DatasetFolder.IsUnreadable(fault))
        {
            return true;
        }
    }

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
