using System.Buffers.Binary;
using DatasetKit.Projects;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;
using ZstdSharp;

namespace DatasetKit.Releases;

/// <summary>
/// Compresses shards with managed code alone: the runtime's GZipStream calls a native zlib whose output differs between processors and
/// runtime versions, and a release must have the same bytes everywhere.
/// </summary>
internal static class ShardCompressor
{
    private const int ZstdLevel = 3;

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
    public static Stream? Open(Compression compression, Stream output) => compression switch
    {
        Compression.Gzip => new GzipWriter(output),
        Compression.Zstd => OpenZstd(output),
        _ => null,
    };

    /// <summary>A stream that reads what <see cref="Open"/> wrote.</summary>
    public static Stream OpenRead(Compression compression, Stream input) => compression switch
    {
        Compression.Gzip => new System.IO.Compression.GZipStream(input, System.IO.Compression.CompressionMode.Decompress),
        Compression.Zstd => new DecompressionStream(input),
        _ => input,
    };

    private static CompressionStream OpenZstd(Stream output)
    {
        var stream = new CompressionStream(output, ZstdLevel, leaveOpen: true);
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }

    /// <summary>The format of RFC 1952 with no name, no time and no system in its header.</summary>
    private sealed class GzipWriter : Stream
    {
        private readonly Crc32 _crc = new();
        private readonly DeflaterOutputStream _deflater;
        private readonly Stream _output;
        private uint _length;

        public GzipWriter(Stream output)
        {
            _output = output;
            _output.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
            _deflater = new DeflaterOutputStream(output, new Deflater(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true), 1 << 16) { IsStreamOwner = false };
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            _crc.Update(new ArraySegment<byte>(buffer, offset, count));
            _length += (uint)count;
            _deflater.Write(buffer, offset, count);
        }

        public override void Flush() => _deflater.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _deflater.Dispose();
                Span<byte> tail = stackalloc byte[8];
                BinaryPrimitives.WriteUInt32LittleEndian(tail, (uint)_crc.Value);
                BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], _length);
                _output.Write(tail);
            }

            base.Dispose(disposing);
        }
    }
}
