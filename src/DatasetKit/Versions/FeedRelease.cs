using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Versions;

/// <summary>Releases of feeds, to be compared without making folders of them: they are read from the cache, where each file is checked.</summary>
public static class FeedRelease
{
    /// <summary>A release of a feed as something to compare.</summary>
    /// <param name="release">The release; it must stay open until the comparison was printed. Its files are fetched when they are needed.</param>
    /// <param name="cancellationToken">Stops the fetching.</param>
    /// <returns>The release under the name <c>NAME@VERSION</c>.</returns>
    public static ReleasePath PathOf(CachedRelease release, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        return new ReleasePath("", $"{release.Name}@{release.Version}") { Locate = path => Wait(() => LocateAsync(release, path, cancellationToken)) };
    }

    /// <summary>Whether what the user wrote is meant to be a URL and no folder.</summary>
    internal static bool IsUrl(string location) => Feed.IsUrl(location);

    /// <summary>Opens a version of a feed, or the highest that is no pre-release. Yanked versions count: their numbers are taken.</summary>
    /// <exception cref="FaultException">The feed cannot be used, or has no such version.</exception>
    internal static ReleasePath Open(string feed, string name, string? version, BuildOptions build, CancellationToken cancellationToken) => Wait(async () =>
    {
        var options = new FeedOptions { CacheDirectory = build.CacheDirectory, PublicKey = build.AgainstKey };
        version ??= await HighestAsync(feed, name, options, cancellationToken).ConfigureAwait(false);
        var release = await CachedRelease.OpenAsync(feed, $"{name}@{version}", options, cancellationToken).ConfigureAwait(false);
        return PathOf(release, cancellationToken) with { Source = release };
    });

    private static async Task<string> HighestAsync(string location, string name, FeedOptions options, CancellationToken cancellationToken)
    {
        using var feed = Feed.Open(location, options);
        var dataset = await feed.ReadDatasetAsync(name, cancellationToken).ConfigureAwait(false);
        return PublishedRelease.Highest(dataset.Versions.Select(entry => entry.Version))
            ?? throw new FaultException(Codes.NotPublished, new Location(location, 0, 0), $"The feed has no version of '{name}' that is no pre-release.");
    }

    // Records are read shard by shard, but are fetched side by side.
    private static async Task<string> LocateAsync(CachedRelease release, string path, CancellationToken cancellationToken)
    {
        if (path is not (FeedFormat.ManifestFile or ReleaseLayout.RecordSchema))
            await release.FetchAllAsync(cancellationToken).ConfigureAwait(false);
        return await release.FetchAsync(path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for what needs the network, since nothing else can be done meanwhile.</summary>
    private static T Wait<T>(Func<Task<T>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (FeedException fault)
        {
            throw new FaultException(fault.Code, new Location(fault.Place, 0, 0), fault.Message);
        }
    }
}
