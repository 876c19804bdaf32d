using DatasetKit.Client;
using DatasetKit.Diagnostics;
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

    /// <summary>What the feed knows of a version that stands here.</summary>
    /// <exception cref="FaultException">The release has no manifest that can be read.</exception>
    public FeedVersion Read(string version)
    {
        var file = EntryFile(version);
        try
        {
            if (File.Exists(file))
                return FeedFormat.ParseVersion(File.ReadAllBytes(file), version, file);
        }
        catch (FeedException fault)
        {
            // Damaged: only the date and the yanked mark are lost, all else is in the release.
            _ = fault;
        }

        var bytes = File.ReadAllBytes(Path.Combine(ReleaseOf(version), ReleaseLayout.Manifest));
        return Describe(Manifest.Parse(bytes), bytes, null) with { Signature = Describe(SignatureOf(version)), Provenance = Describe(ProvenanceOf(version)) };
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

    /// <summary>Makes the index from what stands here. Only who holds the dataset's lock may.</summary>
    public void WriteIndex() => FileSystem.ReplaceDurably(IndexFile, FeedJson.Format(Describe([.. Versions().Select(Read)]) with { Format = FeedFormat.Version }));

    /// <summary>The dataset as its index has it; null where the index is missing, damaged, or not of the versions that stand here.</summary>
    public FeedDataset? ReadIndex()
    {
        try
        {
            var dataset = File.Exists(IndexFile) ? FeedFormat.ParseDataset(File.ReadAllBytes(IndexFile), name, IndexFile) : null;
            return dataset?.Versions.Select(version => version.Version).SequenceEqual(Versions()) == true ? dataset : null;
        }
        catch (FeedException)
        {
            return null;
        }
    }

    private FeedDataset Describe(IReadOnlyList<FeedVersion> versions) => new()
    {
        Name = name,
        Latest = versions.LastOrDefault(version => version.Yanked is null && !NuGetVersion.Parse(version.Version).IsPrerelease)?.Version,
        Versions = versions,
    };

    private string EntryFile(string version) => Path.Combine(Folder, $"{version}.json");
}
