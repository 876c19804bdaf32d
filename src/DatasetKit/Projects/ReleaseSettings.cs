namespace DatasetKit.Projects;

/// <summary>How releases are written.</summary>
public sealed record ReleaseSettings
{
    /// <summary>Where releases are built, absolute. Default: <c>artifacts/releases</c> beside the project file.</summary>
    public string Directory { get; internal init; } = "";

    /// <summary>Greatest uncompressed size of a shard in bytes. Default: 256 MiB. A record that is larger has a shard of its own.</summary>
    public long MaxShardBytes { get; internal init; } = 256L << 20;

    /// <summary>How shards are compressed. Default: not at all.</summary>
    public Compression Compression { get; internal init; }

    /// <summary>The form of a record. Default: <see cref="RecordShape.Nested"/>.</summary>
    public RecordShape Shape { get; internal init; }

    /// <summary>What the release's folder is besides. Default: <see cref="PackageLayout.Plain"/>.</summary>
    public PackageLayout Layout { get; internal init; }
}
