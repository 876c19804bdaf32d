using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DatasetKit.Client;

/// <summary>
/// The records of one release, as a stream: from a release's folder, from a feed in a folder, or from a feed on a web server, whose shards
/// are fetched into the cache when they are read.
/// </summary>
public sealed class Dataset : IDisposable
{
    private static JsonSerializerOptions? s_byReflection;

    private readonly Feed _feed;
    private readonly ReleaseManifest _manifest;
    private readonly string _path;

    private Dataset(Feed feed, ReleaseManifest manifest, string path, IReadOnlyList<FeedNotice> notices)
    {
        (_feed, _manifest, _path, Notices) = (feed, manifest, path, notices);
        Splits = [.. Shards(null).Select(shard => shard.Split!).Distinct()];
    }

    /// <summary>The dataset's name.</summary>
    public string Name => _manifest.Name;

    /// <summary>The release's version.</summary>
    public string Version => _manifest.Version;

    /// <summary>The splits in the order of their names.</summary>
    public IReadOnlyList<string> Splits { get; }

    /// <summary>How many records there are in all splits.</summary>
    public long RecordCount => Shards(null).Sum(shard => shard.RecordCount!.Value);

    /// <summary>What is worth knowing, such as that the version was yanked.</summary>
    public IReadOnlyList<FeedNotice> Notices { get; }

    /// <summary>Opens the release in a folder: one that was built, or pulled.</summary>
    /// <param name="releaseDirectory">The folder that holds <c>manifest.json</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The release.</returns>
    /// <exception cref="ArgumentException">It is a URL: the release of a feed needs the dataset's name too.</exception>
    /// <exception cref="FeedException">The folder holds no release.</exception>
    public static async Task<Dataset> OpenAsync(string releaseDirectory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(releaseDirectory);
        if (Feed.IsUrl(releaseDirectory))
            throw new ArgumentException("A feed needs the name of the dataset too: Dataset.OpenAsync(feed, \"NAME\").", nameof(releaseDirectory));
        var feed = Feed.Open(Path.GetFullPath(releaseDirectory));
        var place = feed.Source.PlaceOf(FeedFormat.ManifestFile);
        var bytes = await feed.Source.ReadAsync(FeedFormat.ManifestFile, FeedFormat.MaxManifestBytes, cancellationToken).ConfigureAwait(false)
            ?? throw FeedFormat.Unreadable(place, "The folder has no manifest, so it is not a release.");
        return new Dataset(feed, FeedFormat.ParseManifest(bytes, place), "", []);
    }

    /// <summary>Opens a release of a feed.</summary>
    /// <param name="feed">A folder, or an http or https URL.</param>
    /// <param name="query"><c>NAME</c> or <c>NAME@RANGE</c>, as for <see cref="Feed.ResolveAsync"/>.</param>
    /// <param name="options">How the feed is read; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The release.</returns>
    /// <exception cref="FeedException">The feed cannot be used, or has no such release.</exception>
    public static async Task<Dataset> OpenAsync(string feed, string query, FeedOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var opened = Feed.Open(feed, options);
        try
        {
            var release = await opened.OpenReleaseAsync(query, keepsStatements: false, cancellationToken).ConfigureAwait(false);
            return new Dataset(opened, release.Manifest, $"{release.Path}/", release.Notices);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Reads the records as JSON.</summary>
    /// <param name="split">The split to read; null for all, in the order of their names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The records in the order of their ids.</returns>
    /// <exception cref="FeedException">DK4042: there is no such split; or a shard is not what the manifest lists, and what was read of it must not be used.</exception>
    public IAsyncEnumerable<JsonElement> ReadAsync(string? split = null, CancellationToken cancellationToken = default) =>
        ReadAsync(RecordJson.Default.JsonElement, split, cancellationToken);

    /// <summary>Reads the records as objects whose properties are the records' keys in snake_case.</summary>
    /// <typeparam name="T">What a record becomes.</typeparam>
    /// <param name="split">The split to read; null for all, in the order of their names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The records in the order of their ids.</returns>
    /// <exception cref="FeedException">DK4042: there is no such split; or a shard is not what the manifest lists, and what was read of it must not be used.</exception>
    /// <exception cref="JsonException">A record does not fit the type.</exception>
    [RequiresUnreferencedCode("Reads by reflection; trimmed programs use the overload with JsonTypeInfo.")]
    [RequiresDynamicCode("Reads by reflection; programs compiled ahead of time use the overload with JsonTypeInfo.")]
    public IAsyncEnumerable<T> ReadAsync<T>(string? split = null, CancellationToken cancellationToken = default)
    {
        // Not a static initialiser, which programs without reflection would run too.
        s_byReflection ??= new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 128, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        return ReadAsync((JsonTypeInfo<T>)s_byReflection.GetTypeInfo(typeof(T)), split, cancellationToken);
    }

    /// <summary>Reads the records as objects of a type that the caller describes; for trimmed programs and those compiled ahead of time.</summary>
    /// <typeparam name="T">What a record becomes.</typeparam>
    /// <param name="type">How a record is read, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="split">The split to read; null for all, in the order of their names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The records in the order of their ids.</returns>
    /// <exception cref="FeedException">DK4042: there is no such split; or a shard is not what the manifest lists, and what was read of it must not be used.</exception>
    /// <exception cref="JsonException">A record does not fit the type.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(JsonTypeInfo<T> type, string? split = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (split is not null && !Splits.Contains(split))
            throw new FeedException(FeedCodes.NotInFeed, Name, $"'{Name}' {Version} has no split '{split}'; it has {string.Join(", ", Splits)}.");
        foreach (var shard in Shards(split))
        {
            using var stream = await OpenAsync(shard, cancellationToken).ConfigureAwait(false);
            var records = JsonSerializer.DeserializeAsyncEnumerable(stream, type, topLevelValues: true, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using var ending = records.ConfigureAwait(false);
            while (await MoveAsync(records, stream, cancellationToken).ConfigureAwait(false))
                yield return records.Current ?? throw new FeedException(FeedCodes.Records, shard.Path, "A line of the shard holds null and no record.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _feed.Dispose();

    private IEnumerable<ManifestFile> Shards(string? split) => _manifest.Files.Where(file => file.Split is not null && (split is null || file.Split == split));

    /// <summary>Moves to the next record. What cannot be read may be damaged and not of another type, which the rest of the shard shows.</summary>
    private static async Task<bool> MoveAsync<T>(IAsyncEnumerator<T> records, ShardStream shard, CancellationToken cancellationToken)
    {
        try
        {
            return await records.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await shard.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ShardStream> OpenAsync(ManifestFile shard, CancellationToken cancellationToken)
    {
        var place = _feed.Source.PlaceOf(_path + shard.Path);
        if (_feed.Source is FolderSource folder)
            return new ShardStream(folder.OpenFile(_path + shard.Path, shard.Bytes), _manifest.Compression, shard, place, static () => { });
        await _feed.Cache.EnsureAsync(_feed.Source, _path + shard.Path, new FeedFile(shard.Bytes, shard.Sha256), cancellationToken).ConfigureAwait(false);

        // A file of the cache that was damaged must not be met again.
        return new ShardStream(_feed.Cache.Open(shard.Sha256), _manifest.Compression, shard, place, () => _feed.Cache.Drop(shard.Sha256));
    }
}
