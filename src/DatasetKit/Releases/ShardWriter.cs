using System.Globalization;
using System.Security.Cryptography;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Cuts the sorted records of a split into shards.</summary>
internal sealed class ShardWriter(string directory, ReleaseSettings settings, IncrementalHash content)
{
    /// <summary>Writes all shards of a split. A split without records has none.</summary>
    /// <param name="split">The split's name.</param>
    /// <param name="records">The records' lines in order.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public IReadOnlyList<ReleaseFile> Write(string split, IEnumerable<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        var shards = new List<ShardFile>();
        var files = new List<ReleaseFile>();
        try
        {
            foreach (var record in records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (shards.Count == 0 || (shards[^1].RecordCount > 0 && shards[^1].UncompressedBytes + record.Length > settings.MaxShardBytes))
                {
                    Finish();
                    shards.Add(new ShardFile(Path.Combine(directory, $"{split}-{shards.Count}.part"), settings.Compression, content));
                }

                shards[^1].Append(record.Span);
            }

            Finish();
        }
        finally
        {
            foreach (var shard in shards)
                shard.Dispose();
        }

        return Rename(split, shards, files);

        void Finish()
        {
            if (shards.Count > 0)
                files.Add(shards[^1].Finish(split, ""));
        }
    }

    /// <summary>Gives the shards their names, which tell how many there are.</summary>
    private List<ReleaseFile> Rename(string split, List<ShardFile> shards, List<ReleaseFile> files)
    {
        for (var i = 0; i < shards.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{split}-{i:D5}-of-{shards.Count:D5}{ShardCompressor.Extension(settings.Compression)}");
            File.Move(shards[i].File, Path.Combine(directory, name));
            files[i] = files[i] with { Path = $"{ReleaseLayout.DataFolder}/{name}" };
        }

        return files;
    }
}
