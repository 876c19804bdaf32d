using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>A feed of dataset releases: a folder, or the same folder on any web server. <c>docs/feed.md</c> describes it.</summary>
public sealed class Feed : IDisposable
{
    private readonly IFeedSource _source;
    private readonly FeedOptions _options;

    private Feed(IFeedSource source, FeedOptions options)
    {
        _source = source;
        _options = options;
        Cache = new BlobCache(options.CacheDirectory ?? BlobCache.DefaultFolder(), options.Clock);
    }

    internal BlobCache Cache { get; }

    internal IFeedSource Source => _source;

    internal FeedOptions Options => _options;

    /// <summary>Opens a feed. Nothing is read yet.</summary>
    /// <param name="location">A folder, or an http or https URL.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <returns>The feed.</returns>
    /// <exception cref="FeedException">DK4046: it is a URL of another kind, or one with a query, a fragment or a user.</exception>
    /// <exception cref="ArgumentException">An option is none that a feed can be read with.</exception>
    /// <exception cref="IOException">No cache folder is named, and the system names no home folder.</exception>
    public static Feed Open(string location, FeedOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        options ??= new FeedOptions();
        options.Check();
        if (!IsUrl(location))
            return new Feed(new FolderSource(Path.GetFullPath(location)), options);
        if (!Uri.TryCreate(location, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new FeedException(FeedCodes.Unreachable, location, "A feed is a folder, or a URL with http or https.");
        return uri is { Query: "", Fragment: "", UserInfo: "" }
            ? new Feed(new HttpSource(uri, options), options)
            : throw new FeedException(FeedCodes.Unreachable, $"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath}", "The URL of a feed has no query, no fragment and no user: the paths of its files are added to it, and nothing else is sent.");
    }

    /// <summary>Whether a location is meant as a URL and not as a folder.</summary>
    /// <param name="location">What a user wrote.</param>
    /// <returns>True where it holds <c>://</c>, whatever stands before it.</returns>
    public static bool IsUrl(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location.Contains("://", StringComparison.Ordinal);
    }

    /// <summary>A location as one that holds wherever the process stands.</summary>
    /// <param name="location">What a user wrote: a folder or a URL.</param>
    /// <param name="directory">What the folder is relative to, absolute.</param>
    /// <returns>The absolute path of the folder, or the URL as it is.</returns>
    public static string Locate(string location, string directory) => IsUrl(location) ? location : Path.GetFullPath(location, directory);

    /// <summary>Reads the index of all datasets.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The index, checked.</returns>
    /// <exception cref="FeedException">The feed cannot be reached, or what is there is no index.</exception>
    public async Task<FeedIndex> ReadIndexAsync(CancellationToken cancellationToken = default)
    {
        var place = _source.PlaceOf(FeedFormat.IndexFile);
        var bytes = await _source.ReadAsync(FeedFormat.IndexFile, FeedFormat.MaxIndexBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new FeedException(FeedCodes.Unreachable, place, "There is no index, so there is no feed here.");
        return FeedFormat.ParseIndex(bytes, place);
    }

    /// <summary>Reads the index of one dataset.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The dataset with all its versions, checked.</returns>
    /// <exception cref="FeedException">The feed cannot be reached, or has no such dataset, or what is there is no index.</exception>
    public async Task<FeedDataset> ReadDatasetAsync(string name, CancellationToken cancellationToken = default)
    {
        if (!FeedFormat.IsName(name))
            throw new FeedException(FeedCodes.NotInFeed, name, $"'{name}' cannot be the name of a dataset.");
        var path = FeedFormat.DatasetIndexPath(name);
        var bytes = await _source.ReadAsync(path, FeedFormat.MaxDatasetIndexBytes, cancellationToken).ConfigureAwait(false);
        if (bytes is not null)
            return FeedFormat.ParseDataset(bytes, name, _source.PlaceOf(path));
        var names = (await ReadIndexAsync(cancellationToken).ConfigureAwait(false)).Datasets.Select(dataset => dataset.Name).ToList();
        throw new FeedException(FeedCodes.NotInFeed, name, $"The feed has no dataset '{name}'{(names.Count == 0 ? "; it is empty" : $"; it has {string.Join(", ", names.Take(10))}{(names.Count > 10 ? " and others" : "")}")}.");
    }

    /// <summary>Finds the version that a name and a range mean: the greatest that is not yanked and no pre-release, unless one is named.</summary>
    /// <param name="query"><c>NAME</c> or <c>NAME@RANGE</c>: <c>1.2.0</c> exactly, <c>1.*</c>, <c>^1.2</c>, <c>[1.0,2.0)</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The version.</returns>
    /// <exception cref="FeedException">DK4042: there is none; or the feed cannot be read.</exception>
    public async Task<FeedVersion> ResolveAsync(string query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await PickAsync(VersionQuery.Parse(query), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Fetches a release into <c>DIRECTORY/NAME/VERSION</c>. Every digest is checked before the folder appears, whole, by one rename. What is
    /// cut short goes on at the next call; what the cache holds is not fetched again.
    /// </summary>
    /// <param name="query"><c>NAME</c> or <c>NAME@RANGE</c>, as for <see cref="ResolveAsync"/>.</param>
    /// <param name="directory">The folder for releases.</param>
    /// <param name="cancellationToken">Stops the work; nothing becomes visible.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="FeedException">The feed cannot be used, or is not to be trusted; nothing became visible.</exception>
    /// <exception cref="IOException">The folder or the cache cannot be written.</exception>
    public Task<PullResult> PullAsync(string query, string directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new Pull(this, Path.GetFullPath(directory)).RunAsync(query, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    private async Task<FeedVersion> PickAsync(VersionQuery query, CancellationToken cancellationToken) =>
        Pick(query, await ReadDatasetAsync(query.Name, cancellationToken).ConfigureAwait(false));

    /// <summary>Chooses a version and reads its manifest.</summary>
    /// <param name="query">The dataset and the version.</param>
    /// <param name="keepsStatements">Whether its signature and its provenance are wanted. They are read all the same where a key is to check them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<ResolvedRelease> OpenReleaseAsync(string query, bool keepsStatements, CancellationToken cancellationToken)
    {
        var parsed = VersionQuery.Parse(query);
        var version = await PickAsync(parsed, cancellationToken).ConfigureAwait(false);
        var path = $"{FeedFormat.ReleasePath(parsed.Name, version.Version)}/{FeedFormat.ManifestFile}";
        var bytes = await ReadAsync(path, version.Manifest, FeedFormat.MaxManifestBytes, cancellationToken).ConfigureAwait(false);
        var manifest = FeedFormat.ParseManifest(bytes, _source.PlaceOf(path));
        if (manifest.Name != parsed.Name || manifest.Version != version.Version)
            throw FeedFormat.Unreadable(_source.PlaceOf(path), $"The manifest is that of '{manifest.Name}' {manifest.Version}.");
        var isWanted = keepsStatements || _options.PublicKey is not null;
        var signature = isWanted && version.Signature is { } sig ? await ReadAsync(FeedFormat.SignaturePath(parsed.Name, version.Version), sig, FeedFormat.MaxSignatureBytes, cancellationToken).ConfigureAwait(false) : null;
        var provenance = isWanted && version.Provenance is { } said ? await ReadAsync(FeedFormat.ProvenancePath(parsed.Name, version.Version), said, FeedFormat.MaxStatementBytes, cancellationToken).ConfigureAwait(false) : null;
        if (_options.PublicKey is { } pem)
        {
            using var key = SignatureKey.Load(pem);
            key.CheckManifest(bytes, signature, _source.PlaceOf(path));
            if (provenance is not null)
                ProvenanceCheck.Check(provenance, bytes, key, _source.PlaceOf(FeedFormat.ProvenancePath(parsed.Name, version.Version)));
        }

        return new ResolvedRelease(parsed.Name, version, bytes, manifest, signature, provenance, Notices(parsed.Name, version));
    }

    private FeedVersion Pick(VersionQuery query, FeedDataset dataset)
    {
        if (query.Pick(dataset, _options.AllowsPrerelease) is { } found)
            return found;
        var hidden = !query.IsExact && query.Pick(dataset with { Versions = [.. dataset.Versions.Select(version => version with { Yanked = null })] }, true) is not null;
        var versions = dataset.Versions.TakeLast(10).Select(version => version.Version + (version.Yanked is null ? "" : " (yanked)"));
        throw new FeedException(FeedCodes.NotInFeed, query.Name, $"The feed has no version of '{query.Name}'{(query.Text is null ? "" : $" that '{query.Text}' means")}; {(dataset.Versions.Count == 0 ? "it has none at all" : $"it has {string.Join(", ", versions)}")}.{(hidden ? " Yanked versions and pre-releases are taken only where they are named." : "")}");
    }

    private static FeedNotice[] Notices(string name, FeedVersion version) => version.Yanked is null
        ? []
        : [new FeedNotice(FeedCodes.Yanked, $"{name}/{version.Version}", $"Version {version.Version} was yanked{(version.Yanked.Reason is { } reason ? $": {reason.TrimEnd('.')}" : "")}. It is taken since it was named; move to another one.")];

    /// <summary>Reads a small file whose digest is known.</summary>
    private async Task<byte[]> ReadAsync(string path, FeedFile file, long maxBytes, CancellationToken cancellationToken)
    {
        var place = _source.PlaceOf(path);
        if (file.Bytes > maxBytes)
            throw FeedFormat.Unreadable(place, $"The feed lists {file.Bytes} bytes, and at most {maxBytes} are read.");
        var bytes = await _source.ReadAsync(path, file.Bytes, cancellationToken).ConfigureAwait(false)
            ?? throw new FeedException(FeedCodes.Changed, place, "The feed lists this file, but it is not there.");
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256
            ? bytes
            : throw new FeedException(FeedCodes.Changed, place, $"The file is not the one that the feed lists: its SHA-256 is not {file.Sha256}.");
    }
}
