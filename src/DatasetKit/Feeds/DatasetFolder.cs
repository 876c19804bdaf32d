using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;
using NuGet.Versioning;

namespace DatasetKit.Feeds;

/// <summary>
/// One dataset's folder of a feed. A version is published where its release stands; what else is known of it stands in <c>VERSION.json</c>
/// beside it, and is made anew from the release where it is missing. The index is made from these.
/// </summary>
internal sealed class DatasetFolder(string feed, string name)
{
    public string Name => name;

    public string Folder { get; } = Path.Combine(feed, name);

    private string IndexFile => Path.Combine(Folder, FeedFormat.IndexFile);

    public string ReleaseOf(string version) => Path.Combine(Folder, version);

    public string SignatureOf(string version) => Path.Combine(feed, FeedFormat.SignaturePath(name, version));

    public string ProvenanceOf(string version) => Path.Combine(feed, FeedFormat.ProvenancePath(name, version));

    public bool Has(string version) => File.Exists(Path.Combine(ReleaseOf(version), ReleaseLayout.Manifest));

    /// <summary>Whether a publisher has left his entry for a version. The folder of builds has releases too, but no entries.</summary>
    public bool HasEntry(string version) => File.Exists(EntryFile(version));

    /// <summary>The versions whose releases stand here, the least first.</summary>
    public IReadOnlyList<string> Versions()
    {
        if (!Directory.Exists(Folder))
            return [];
        return [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(FeedFormat.IsVersion).Where(Has)
            .OrderBy(NuGetVersion.Parse, VersionComparer.VersionRelease).ThenBy(version => version, StringComparer.Ordinal)];
    }

    /// <summary>The version that stands here and is one with another, from which build metadata and case do not tell it apart; null where there is none.</summary>
    public string? FindEqual(string version) => Versions().FirstOrDefault(other => VersionComparer.VersionRelease.Equals(NuGetVersion.Parse(other), NuGetVersion.Parse(version)));

    /// <summary>
    /// What the feed knows of a version that stands here: by its entry, which was written before the release got its name; where that is damaged or
    /// missing by the index; where neither knows it by the release itself, which has no date and no mark. A release that was changed since is still
    /// told as it was published, so that who pulls it is warned.
    /// </summary>
    /// <returns>Null where it is known from the release alone, and its manifest cannot be read or is of another release.</returns>
    public FeedVersion? Find(string version)
    {
        var index = new Lazy<FeedDataset?>(ParseIndex);
        return ReadKnown(version, index) ?? ReadRelease(version);
    }

    /// <summary>What <see cref="Find"/> finds.</summary>
    /// <exception cref="FaultException">It finds nothing.</exception>
    public FeedVersion Read(string version) => Find(version) ?? throw new FaultException(
        Codes.ManifestUnreadable,
        Location.StartOf($"{name}/{version}/{ReleaseLayout.Manifest}"),
        $"The manifest cannot be read, or is not that of '{name}' {version}.");

    /// <summary>What the feed knows of all versions that stand here, the least first; without those that nobody published and that are no releases of this name and version.</summary>
    public IReadOnlyList<FeedVersion> ReadAll()
    {
        var index = new Lazy<FeedDataset?>(ParseIndex);

        // Of versions that are one, as 1.0.0 and 1.0.0+b, that one counts which was published, and not a folder that somebody copied.
        return [.. Versions().GroupBy(NuGetVersion.Parse, VersionComparer.VersionRelease)
            .Select(equal => equal.Select(version => ReadKnown(version, index)).FirstOrDefault(known => known is not null) ?? equal.Select(ReadRelease).FirstOrDefault(found => found is not null))
            .OfType<FeedVersion>()];
    }

    private FeedVersion? ReadKnown(string version, Lazy<FeedDataset?> index) => ReadEntry(version) ?? index.Value?.Versions.FirstOrDefault(known => known.Version == version);

    private FeedVersion? ReadRelease(string version)
    {
        try
        {
            var bytes = InputFile.ReadAll(Path.Combine(ReleaseOf(version), ReleaseLayout.Manifest));
            var manifest = Manifest.Parse(bytes);
            return manifest.Name == name && manifest.Version == version
                ? Describe(manifest, bytes, null) with { Signature = Describe(SignatureOf(version)), Provenance = Describe(ProvenanceOf(version)) }
                : null;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    // What is damaged, no file, or another user's alone is as good as missing: the next place is asked.
    public static bool IsUnreadable(Exception fault) => fault is FaultException or FeedException or IOException or UnauthorizedAccessException;

    private FeedVersion? ReadEntry(string version)
    {
        var file = EntryFile(version);
        try
        {
            return File.Exists(file) ? FeedFormat.ParseVersion(InputFile.ReadAll(file), version, file) : null;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    private FeedDataset? ParseIndex()
    {
        try
        {
            return File.Exists(IndexFile) ? FeedFormat.ParseDataset(InputFile.ReadAll(IndexFile), name, IndexFile) : null;
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return null;
        }
    }

    /// <summary>What a feed says of a release.</summary>
    public static FeedVersion Describe(Manifest manifest, byte[] manifestBytes, DateOnly? published)
    {
        var splits = new SortedDictionary<string, long>(CodePointOrder.Comparer);
        foreach (var shard in manifest.Files.Select(file => file.Shard).OfType<ShardInfo>())
            splits[shard.Split] = splits.GetValueOrDefault(shard.Split) + shard.RecordCount;
        return new FeedVersion
        {
            Version = manifest.Version,
            Published = published,
            Yanked = null,
            ContentSha256 = manifest.ContentSha256,
            RecordCount = manifest.RecordCount,
            Splits = splits,
            FileCount = manifest.FileCount,
            Bytes = manifest.Files.Sum(file => file.Bytes) + manifestBytes.Length + Checksums.Of(manifest, manifestBytes).Sum(file => file.Bytes.Length),
            Manifest = new FeedFile(manifestBytes.Length, Digest.Of(manifestBytes)),
            Signature = null,
            Provenance = null,
        };
    }

    /// <summary>The size and the digest of a file; null where there is none.</summary>
    public static FeedFile? Describe(string file) => File.Exists(file) ? new FeedFile(new FileInfo(file).Length, Digest.OfFile(file)) : null;

    public void Write(FeedVersion version) => FileSystem.ReplaceDurably(EntryFile(version.Version), FeedJson.Format(version));

    /// <summary>Makes the index from what stands here, and entries that are missing or damaged. Only who holds the dataset's lock may.</summary>
    public void WriteIndex()
    {
        var versions = ReadAll();
        foreach (var version in versions.Where(version => !IsFile(EntryFile(version.Version), FeedJson.Format(version))))
            Write(version);
        FileSystem.ReplaceDurably(IndexFile, FormatIndex(versions));
    }

    /// <summary>Whether it has an index, even of versions that have been removed.</summary>
    public bool HasIndex => ParseIndex() is not null;

    /// <summary>Whether the index is what <see cref="WriteIndex"/> would make.</summary>
    public bool IsIndexed() => IsFile(IndexFile, FormatIndex(ReadAll()));

    /// <summary>The dataset as its index has it; null where the index is missing, damaged, or not of the versions that stand here.</summary>
    public FeedDataset? ReadIndex() => ParseIndex() is { } dataset && dataset.Versions.Select(version => version.Version).SequenceEqual(ReadAll().Select(version => version.Version)) ? dataset : null;

    /// <summary>The dataset by what stands here; null where nothing does.</summary>
    public FeedDataset? Describe() => ReadAll() is { Count: > 0 } versions ? Describe(versions) : null;

    private static bool IsFile(string file, byte[] bytes)
    {
        try
        {
            return File.Exists(file) && InputFile.ReadAll(file).AsSpan().SequenceEqual(bytes);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            return false;
        }
    }

    private byte[] FormatIndex(IReadOnlyList<FeedVersion> versions) => FeedJson.Format(Describe(versions) with { Format = FeedFormat.Version });

    private FeedDataset Describe(IReadOnlyList<FeedVersion> versions) => new()
    {
        Name = name,
        Latest = versions.LastOrDefault(version => version.Yanked is null && !NuGetVersion.Parse(version.Version).IsPrerelease)?.Version,
        Versions = versions,
    };

    private string EntryFile(string version) => Path.Combine(Folder, $"{version}.json");
}
