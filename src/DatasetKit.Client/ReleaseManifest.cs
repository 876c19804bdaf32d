using System.Text.Json.Serialization;

namespace DatasetKit.Client;

/// <summary>What a consumer needs of a release's <c>manifest.json</c>.</summary>
public sealed record ReleaseManifest
{
    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The release's version, SemVer 2.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>How shards are compressed: <c>none</c>, <c>gzip</c> or <c>zstd</c>.</summary>
    public required string Compression { get; init; }

    /// <summary>What the release's folder is besides: <c>bagit</c> for a bag of BagIt 1.0; null for nothing.</summary>
    public string? Layout { get; init; }

    /// <summary>SHA-256 over the uncompressed records, lower-case hex: the release's identity.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>All files but the manifest itself, <c>SHA256SUMS</c> and the <c>tagmanifest-sha256.txt</c> of a bag, in the order of their paths.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }
}

/// <summary>A file of a release.</summary>
public sealed record ManifestFile
{
    /// <summary>Relative to the release's folder, with <c>/</c> between folders.</summary>
    public required string Path { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its digest, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The split that a shard is part of; null for a file that is no shard.</summary>
    public string? Split { get; init; }

    /// <summary>How many records a shard holds; null for a file that is no shard.</summary>
    [JsonPropertyName("records")]
    public long? RecordCount { get; init; }

    /// <summary>The size of a shard's records; null for a file that is no shard.</summary>
    public long? UncompressedBytes { get; init; }

    /// <summary>The digest of a shard's records, lower-case hex; null for a file that is no shard.</summary>
    public string? UncompressedSha256 { get; init; }
}
