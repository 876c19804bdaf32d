using DatasetKit.Projects;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// The shards of the last release as places to take records from. A compressed one is unpacked into the staging folder when the first of
/// its records is asked for.
/// </summary>
internal sealed class LastShards : IDisposable
{
    private readonly RecordSource[] _sources;

    /// <param name="last">The last build.</param>
    /// <param name="staging">Where this one is built.</param>
    /// <param name="target">Where its release will stand.</param>
    /// <param name="cancellationToken">Stops what is unpacked.</param>
    public LastShards(LastBuild last, StagingFolder staging, string target, CancellationToken cancellationToken)
    {
        Pieces = new PackedPieces(last.ReleaseDirectory, last.Shards);
        _sources = [.. last.Shards.Select((shard, index) =>
        {
            var file = Path.Combine(last.ReleaseDirectory, shard.Path);
            var lines = new Lazy<SafeFileHandle>(() => Open(file, shard.Shard!.UncompressedBytes, staging.PathOf($"last-{index}.jsonl"), cancellationToken));
            return new RecordSource(lines, file, shard.Shard!.UncompressedBytes) { Shard = shard, IsReplaced = last.ReleaseDirectory == target };
        })];
    }

    /// <summary>What compressed shards consist of.</summary>
    public PackedPieces Pieces { get; }

    /// <summary>A shard by its number, from 1.</summary>
    public RecordSource SourceOf(int number) => _sources[number - 1];

    public void Dispose()
    {
        foreach (var source in _sources)
        {
            if (source.Lines.IsValueCreated)
                source.Handle.Dispose();
        }

        Pieces.Dispose();
    }

    private static SafeFileHandle Open(string file, long bytes, string unpacked, CancellationToken cancellationToken)
    {
        if (ShardCompressor.CompressionOf(file) == Compression.None)
            return File.OpenHandle(file);
        using (var output = File.Create(unpacked))
            ShardCompressor.Unpack(file, bytes, output, cancellationToken);
        return File.OpenHandle(unpacked);
    }
}
