namespace DatasetKit.Versions;

/// <summary>What a lock holds of a split.</summary>
/// <param name="Name">The split's name.</param>
/// <param name="RecordCount">How many records it has.</param>
/// <param name="Sha256">The digest of its records; where they are in several shards, of the shards' digests in hex, a line each.</param>
public sealed record LockedSplit(string Name, int RecordCount, string Sha256);
