using DatasetKit.Projects;
using ZstdSharp;

namespace DatasetKit.Releases;

/// <summary>
/// Compresses shards with managed code alone: the runtime's GZipStream calls a native zlib whose output differs between processors and
/// runtime versions, and a release must have the same bytes everywhere.
/// </summary>
internal static class ShardCompressor
{
    private const int UnpackBytes = 1 << 20;

    public static string Extension(Compression compression) => compression switch
    {
        Compression.Gzip => ".jsonl.gz",
        Compression.Zstd => ".jsonl.zst",
        _ => ".jsonl",
    };

    /// <summary>How a shard is compressed, by its name.</summary>
    public static Compression CompressionOf(string name) => name switch
    {
        _ when name.EndsWith(".gz", StringComparison.Ordinal) => Compression.Gzip,
        _ when name.EndsWith(".zst", StringComparison.Ordinal) => Compression.Zstd,
        _ => Compression.None,
    };

    /// <summary>A stream that writes to another; disposing it ends the compression and leaves the other open.</summary>
    /// <param name="compression">How it compresses.</param>
    /// <param name="output">What it writes to.</param>
    /// <param name="earlier">What has been compressed before, if anything.</param>
    /// <param name="hasFreeThread">Whether a thread is free to compress too.</param>
    public static PieceWriter? Open(Compression compression, Stream output, PackedPieces? earlier = null, bool hasFreeThread = false) => compression switch
    {
        Compression.Gzip => new GzipWriter(output),
        Compression.Zstd => new ZstdWriter(output, earlier, hasFreeThread),
        _ => null,
    };

    /// <summary>A stream that reads what <see cref="Open"/> wrote.</summary>
    public static Stream OpenRead(Compression compression, Stream input) => compression switch
    {
        Compression.Gzip => new GzipReader(input),
        Compression.Zstd => new DecompressionStream(input),
        _ => input,
    };

    /// <summary>Whether a fault means that what was read by <see cref="OpenRead"/> is damaged.</summary>
    public static bool IsDamage(Exception fault) => fault is InvalidDataException or ZstdException or EndOfStreamException;

    /// <summary>Writes the lines of a compressed shard.</summary>
    /// <param name="file">The shard, whose name tells how it is compressed.</param>
    /// <param name="bytes">Their length.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The shard is damaged.</exception>
    public static void Unpack(string file, long bytes, Stream output, CancellationToken cancellationToken)
    {
        using var packed = File.OpenRead(file);
        using var input = OpenRead(CompressionOf(file), packed);
        var buffer = new byte[UnpackBytes];
        try
        {
            while (input.Read(buffer) is > 0 and var count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                output.Write(buffer, 0, count);
                bytes -= count;
            }
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw Damaged(file, fault);
        }

        if (bytes != 0)
            throw Damaged(file, null);
    }

    private static IOException Damaged(string file, Exception? fault) => new($"'{file}' is damaged and cannot be decompressed; delete it and build again.", fault);
}
