namespace DatasetKit.Projects;

/// <summary>How shards are compressed.</summary>
public enum Compression
{
    /// <summary>Not at all: <c>.jsonl</c>.</summary>
    None,

    /// <summary>RFC 1952: <c>.jsonl.gz</c>.</summary>
    Gzip,

    /// <summary>RFC 8878: <c>.jsonl.zst</c>.</summary>
    Zstd,
}
