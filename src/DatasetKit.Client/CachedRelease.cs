using System.Collections.Concurrent;

namespace DatasetKit.Client;

/// <summary>
/// A release of a feed whose files are fetched into the cache when they are asked for, and checked before anybody sees them. For reading a
/// release without making a folder of it; <see cref="Feed.PullAsync"/> makes one.
/// </summary>
public sealed class CachedRelease : IDisposable
{
    private readonly Feed _feed;
    private readonly ResolvedRelease _release;
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);

    private readonly Lazy<Dictionary<string, FeedFile>> _listed;

    private CachedRelease(Feed feed, ResolvedRelease release)
    {
        (_feed, _release) = (feed, release);
        _listed = new(() => release.Manifest.Files.ToDictionary(file => file.Path, file => new FeedFile(file.Bytes, file.Sha256), StringComparer.Ordinal));
    }

    /// <summary>The dataset's name.</summary>
    public string Name => _release.Name;

    /// <summary>The version that was chosen.</summary>
    public string Version => _release.Version.Version;

    /// <summary>What is worth knowing, such as that the version was yanked.</summary>
    public IReadOnlyList<FeedNotice> Notices => _release.Notices;

    /// <summary>Chooses a release of a feed, and reads its manifest, with its signature where a key is given. No other file is fetched yet.</summary>
    /// <param name="feed">A folder, or an http or https URL.</param>
    /// <param name="query"><c>NAME</c> or <c>NAME@RANGE</c>, as for <see cref="Feed.ResolveAsync"/>.</param>
    /// <param name="options">How the feed is read; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The release.</returns>
    /// <exception cref="FeedException">The feed cannot be used, or has no such release.</exception>
    public static async Task<CachedRelease> OpenAsync(string feed, string query, FeedOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var opened = Feed.Open(feed, options);
        try
        {
            return new CachedRelease(opened, await opened.OpenReleaseAsync(query, keepsStatements: false, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Fetches a file unless the cache has it, and checks its digest.</summary>
    /// <param name="path">The file's path as the manifest lists it, or <c>manifest.json</c>.</param>
    /// <param name="cancellationToken">Stops the work; what was fetched so far is continued by the next call.</param>
    /// <returns>The file in the cache, absolute. It must not be changed.</returns>
    /// <exception cref="FeedException">The feed cannot be reached, does not list the file, or sends other bytes than it lists.</exception>
    public async Task<string> FetchAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (_files.TryGetValue(path, out var known))
            return known;
        var file = await _feed.Cache.EnsureSoundAsync(_feed.Source, $"{_release.Path}/{path}", Describe(path), cancellationToken).ConfigureAwait(false);
        return _files[path] = file;
    }

    /// <summary>Fetches all files of the release that the cache does not have, side by side, and checks them.</summary>
    /// <param name="cancellationToken">Stops the work; what was fetched so far is continued by the next call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="FeedException">The feed cannot be reached, or sends other bytes than it lists.</exception>
    public Task FetchAllAsync(CancellationToken cancellationToken = default)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _feed.Options.Parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(_release.Manifest.Files, parallel, async (file, token) => await FetchAsync(file.Path, token).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public void Dispose() => _feed.Dispose();

    private FeedFile Describe(string path)
    {
        if (path == FeedFormat.ManifestFile)
            return _release.Version.Manifest;
        return _listed.Value.TryGetValue(path, out var file)
            ? file
            : throw FeedFormat.Unreadable(_feed.Source.PlaceOf($"{_release.Path}/{FeedFormat.ManifestFile}"), $"The manifest does not list '{path}'.");
    }
}
