using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// The shards of the last release as places to take records from. A compressed one is unpacked into the staging folder when the first of
/// its records is asked for.
/// </summary>
/// <param name="last">The last build.</param>
/// <param name="staging">Where this one is built.</param>
/// <param name="target">Where its release will stand.</param>
internal sealed class LastShards(LastBuild last, StagingFolder staging, string target) : IDisposable
{
    private readonly Lazy<RecordSource>[] _sources = [.. last.Shards.Select((shard, index) => new Lazy<RecordSource>(() => Open(last, shard, staging, target, index)))];

    /// <summary>A shard by its number, from 1.</summary>
    public RecordSource SourceOf(int number) => _sources[number - 1].Value;

    public void Dispose()
    {
        foreach (var source in _sources)
        {
            if (source.IsValueCreated)
                source.Value.Handle.Dispose();
        }
    }

    private static RecordSource Open(LastBuild last, ReleaseFile shard, StagingFolder staging, string target, int index)
    {
        var file = Path.Combine(last.ReleaseDirectory, shard.Path);
        var compression = ShardCompressor.CompressionOf(shard.Path);
        if (compression != Compression.None)
        {
            var unpacked = staging.PathOf($"last-{index}.jsonl");
            using var input = ShardCompressor.OpenRead(compression, File.OpenRead(file));
            using var output = File.Create(unpacked);
            input.CopyTo(output);
            file = unpacked;
        }

        var handle = File.OpenHandle(file);
        return new RecordSource(handle, file, RandomAccess.GetLength(handle)) { Shard = compression == Compression.None ? shard : null, IsReplaced = last.ReleaseDirectory == target };
    }
}
