namespace DatasetKit.Releases;

/// <summary>A file of a release as the manifest lists it.</summary>
/// <param name="Path">Relative to the release's folder, with <c>/</c> between folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
internal sealed record ReleaseFile(string Path, long Bytes, string Sha256)
{
    /// <summary>What is known of a shard; null for other files.</summary>
    public ShardInfo? Shard { get; init; }

    /// <summary>The pieces of a compressed shard that can be taken over into another; empty for other files.</summary>
    public IReadOnlyList<PackedPiece> Pieces { get; init; } = [];
}

/// <summary>What a manifest says of a shard.</summary>
/// <param name="Split">The split that it is part of.</param>
/// <param name="RecordCount">How many records it holds.</param>
/// <param name="UncompressedBytes">The size of its records.</param>
/// <param name="UncompressedSha256">The digest of its records, lower-case hex.</param>
internal sealed record ShardInfo(string Split, int RecordCount, long UncompressedBytes, string UncompressedSha256);
