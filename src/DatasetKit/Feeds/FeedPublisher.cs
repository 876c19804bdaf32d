using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Feeds;

/// <summary>
/// Adds releases to a feed in a folder and marks those that should not be used any more. Any number of processes may do so at once; one that
/// is killed leaves the feed whole.
/// </summary>
public static class FeedPublisher
{
    /// <summary>
    /// Verifies a release and adds it to a feed. A published version is immutable: the same content again does nothing, other content is an
    /// error, and so is, with <see cref="PublishOptions.Project"/>, a version that means less than what changed since the one before it in the feed.
    /// </summary>
    /// <param name="releaseDirectory">The release's folder, absolute.</param>
    /// <param name="feedDirectory">The feed's folder, absolute; made where it is missing.</param>
    /// <param name="options">What is known of the release beside its files; null for nothing.</param>
    /// <param name="cancellationToken">Stops the work; nothing is published.</param>
    /// <returns>What was found and made.</returns>
    /// <exception cref="FeedException">DK0001: the feed is a URL. DK4041: it is the folder of a dataset in a feed. DK4048: the version is signed already, by another key.</exception>
    /// <exception cref="IOException">A file cannot be read or written; what the feed held is untouched.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static PublishResult Publish(string releaseDirectory, string feedDirectory, PublishOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(releaseDirectory);
        CheckFolder(feedDirectory);
        var verified = ReleaseVerifier.Verify(releaseDirectory, cancellationToken);
        if (verified.Diagnostics.Any(DatasetBuilder.Is(Severity.Error)))
            return new PublishResult { Diagnostics = verified.Diagnostics };
        return new Publication(releaseDirectory, feedDirectory, options ?? new PublishOptions(), cancellationToken).Run();
    }

    /// <summary>Marks a version that should not be used any more, or takes the mark away. Its files stay: who names it exactly still gets it.</summary>
    /// <param name="feedDirectory">The feed's folder, absolute.</param>
    /// <param name="name">The dataset's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="mark">The mark; null takes it away. One without a reason keeps the reason that was given before.</param>
    /// <param name="cancellationToken">Ends the wait for another publisher.</param>
    /// <returns>An error where the feed has no such version.</returns>
    /// <exception cref="FeedException">DK0001: the feed is a URL. DK4041: it is the folder of a dataset in a feed.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static PublishResult Yank(string feedDirectory, string name, string version, YankedMark? mark, CancellationToken cancellationToken = default)
    {
        CheckFolder(feedDirectory);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(version);
        var dataset = new DatasetFolder(feedDirectory, name);

        // As for who reads the feed, build metadata need not be named.
        var found = !FeedFormat.IsName(name) || !FeedFormat.IsVersion(version) ? null : dataset.Has(version) ? version : version.Contains('+', StringComparison.Ordinal) ? null : dataset.FindEqual(version);
        if (found is null)
            return Failed(Codes.NotInFeed, $"{name}/{version}", $"The feed has no version '{version}' of '{name}'.");
        using (FolderLock.Acquire(dataset.Folder, null, cancellationToken))
        {
            if (dataset.Find(found) is not { } entry)
                return Failed(Codes.NotInFeed, $"{name}/{found}", $"What stands under '{found}' in the feed is no release of '{name}' {found}; remove it.");
            var yanked = mark is { Reason: null } ? entry.Yanked ?? mark : mark;
            var isUpToDate = entry.Yanked == yanked;
            dataset.Write(entry with { Yanked = yanked });

            // What is marked is indexed and told, whoever asks to stop.
            dataset.WriteIndex();
            new FeedFolder(feedDirectory).WriteIndex(CancellationToken.None);
            new DatasetHistory(dataset, CancellationToken.None).Write();
            return new PublishResult { Directory = dataset.ReleaseOf(found), IsUpToDate = isUpToDate, FileCount = entry.FileCount, RecordCount = (int)entry.RecordCount };
        }
    }

    /// <summary>Makes the indexes of a feed anew from the releases that stand in it, where they differ. No release is changed.</summary>
    /// <param name="feedDirectory">The feed's folder, absolute.</param>
    /// <param name="cancellationToken">Ends the wait for a publisher.</param>
    /// <exception cref="FeedException">DK0001: the feed is a URL. DK4041: it is the folder of a dataset in a feed.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The feed may not be written.</exception>
    public static void Repair(string feedDirectory, CancellationToken cancellationToken = default)
    {
        CheckFolder(feedDirectory);
        new FeedFolder(feedDirectory).Repair(cancellationToken);
    }

    /// <summary>Refuses what would not be written as a feed: <c>http://host/feed</c> would become the folder <c>http:/host/feed</c>, and that of a dataset lose its index.</summary>
    private static void CheckFolder(string feed)
    {
        ArgumentException.ThrowIfNullOrEmpty(feed);
        if (Feed.IsUrl(feed))
            throw new FeedException(Codes.CannotRun, feed, "A feed is written in its folder, and this is a URL; name the folder that the web server serves.");
        var index = Path.Combine(feed, FeedFormat.IndexFile);
        if (File.Exists(index))
            FeedFormat.CheckIsOfFeed(File.ReadAllBytes(index), index);
    }

    internal static PublishResult Failed(string code, string place, string message) =>
        new() { Diagnostics = new RuleSet().ToDiagnostics([new Finding(code, new Location(place, 0, 0), message)]) };
}
