using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace DatasetKit.Releases;

/// <summary>
/// The format of RFC 1952 with no name, no time and no system in its header. Bytes reach the deflater in pieces of one size, since its output
/// depends on them.
/// </summary>
internal sealed class GzipWriter : Stream
{
    private const int PieceBytes = 1 << 17;

    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly Crc32 _crc = new();
    private readonly DeflaterOutputStream _deflater;
    private readonly Stream _output;
    private uint _length;
    private int _filled;

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

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, PieceBytes - _filled);
            buffer[..count].CopyTo(_piece.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
            if (_filled == PieceBytes)
                WritePiece();
        }
    }

    /// <summary>Does nothing: what is written must not depend on when it is flushed.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            WritePiece();
            _deflater.Dispose();
            Span<byte> tail = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(tail, (uint)_crc.Value);
            BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], _length);
            _output.Write(tail);
        }

        base.Dispose(disposing);
    }

    private void WritePiece()
    {
        _crc.Update(new ArraySegment<byte>(_piece, 0, _filled));
        _length += (uint)_filled;
        _deflater.Write(_piece, 0, _filled);
        _filled = 0;
    }
}
