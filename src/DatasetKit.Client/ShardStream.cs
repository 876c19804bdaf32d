using System.IO.Compression;
using System.Security.Cryptography;
using ZstdSharp;

namespace DatasetKit.Client;

/// <summary>
/// The records of a shard, unpacked while they are read. It gives no byte more than the manifest counts, however much a compressed shard
/// unpacks to, and ends with an exception where the digest differs.
/// </summary>
internal sealed class ShardStream : Stream
{
    private readonly Stream _records;
    private readonly ManifestFile _shard;
    private readonly string _place;
    private readonly Action _broken;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;
    private bool _isChecked;

    /// <summary>Opens a shard.</summary>
    /// <param name="file">The shard's file, which is closed with the stream.</param>
    /// <param name="compression">The manifest's word.</param>
    /// <param name="shard">What the manifest says of the shard.</param>
    /// <param name="place">Where the shard is, for messages.</param>
    /// <param name="broken">Called where the shard turns out not to be what the manifest lists.</param>
    /// <exception cref="FeedException">DK4041: the compression is not known.</exception>
    public ShardStream(Stream file, string compression, ManifestFile shard, string place, Action broken)
    {
        (_shard, _place, _broken) = (shard, place, broken);
        _records = compression switch
        {
            "none" => file,
            "gzip" => new GZipStream(file, CompressionMode.Decompress),
            "zstd" => new DecompressionStream(file, leaveOpen: false),
            _ => throw FeedFormat.Unreadable(place, $"'{compression}' is no compression that this version of DatasetKit knows; use a newer one."),
        };
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _shard.UncompressedBytes!.Value;

    public override long Position { get => _bytes; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Took(await _records.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Span);
        }
        catch (Exception fault) when (fault is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw Broken("The shard cannot be unpacked", fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _records.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Took(int count, ReadOnlySpan<byte> buffer)
    {
        _bytes += count;
        if (_bytes > Length)
            throw Broken($"The shard unpacks to more than the {Length} bytes that the manifest counts", null);
        _hash.AppendData(buffer[..count]);
        if (count > 0 || buffer.IsEmpty || _isChecked)
            return count;
        _isChecked = true;
        return _bytes == Length && Convert.ToHexStringLower(_hash.GetHashAndReset()) == _shard.UncompressedSha256
            ? 0
            : throw Broken("The shard's records are not those that the manifest lists", null);
    }

    private FeedException Broken(string message, Exception? cause)
    {
        _broken();
        return new FeedException(FeedCodes.Records, _place, $"{message}; do not use what was read of it, and fetch the release anew.", cause);
    }
}
