using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace DatasetKit.Releases;

/// <summary>
/// Reads what <see cref="GzipWriter"/> wrote: one member of RFC 1952 without optional fields, which ends where the file does. The runtime's
/// GZipStream takes a member whose CRC and length are cut off, and passes over whatever follows one.
/// </summary>
internal sealed class GzipReader(Stream input) : ReadingStream
{
    private const int HeaderBytes = 10;
    private const int TailBytes = 8;

    private readonly Crc32 _crc = new();
    private Body? _body;
    private DeflateStream? _deflate;
    private uint _length;
    private bool _isAtEnd;

    public override int Read(Span<byte> buffer)
    {
        if (_isAtEnd || buffer.IsEmpty)
            return 0;
        var count = (_deflate ??= Open()).Read(buffer);
        _crc.Append(buffer[..count]);
        _length += (uint)count;
        if (count == 0)
            CheckEnd();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate?.Dispose();
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private DeflateStream Open()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        input.ReadExactly(header);
        if (header is not [0x1F, 0x8B, 8, 0, ..] || input.Length <= HeaderBytes + TailBytes)
            throw new InvalidDataException("The file is not gzip as releases have it.");
        _body = new Body(input, input.Length - HeaderBytes - TailBytes);
        return new DeflateStream(_body, CompressionMode.Decompress);
    }

    private void CheckEnd()
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        if (!_body!.WasReadExactly)
            throw new InvalidDataException("The compressed data end before or after their place.");
        input.ReadExactly(tail);
        if (BinaryPrimitives.ReadUInt32LittleEndian(tail) != _crc.GetCurrentHashAsUInt32() || BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]) != _length)
            throw new InvalidDataException("The checksum or the length is another.");
        _isAtEnd = true;
    }

    /// <summary>
    /// What stands between header and tail. DeflateStream does not tell how much of it was needed, but asks for more only then; so the last
    /// byte is given alone: where it was asked for and nothing after it, the data end with it.
    /// </summary>
    private sealed class Body(Stream input, long bytes) : ReadingStream
    {
        private long _left = bytes;
        private bool _wasAskedForMore;

        public bool WasReadExactly => _left == 0 && !_wasAskedForMore;

        public override int Read(Span<byte> buffer)
        {
            _wasAskedForMore |= _left == 0;
            var count = input.Read(buffer[..(int)Math.Min(buffer.Length, _left > 1 ? _left - 1 : _left)]);
            _left -= count;
            return count;
        }
    }
}
