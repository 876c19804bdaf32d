using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace DatasetKit.Releases;

/// <summary>
/// The format of RFC 1952 with no name, no time and no system in its header. Bytes reach the deflater in pieces of one size, since its output
/// depends on them.
/// </summary>
internal sealed class GzipWriter : PieceWriter
{
    private const int PieceBytes = 1 << 17;

    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly Crc32 _crc = new();
    private readonly DeflaterOutputStream _deflater;
    private readonly Stream _output;
    private uint _length;

    public GzipWriter(Stream output)
        : base(PieceBytes)
    {
        _output = output;
        _output.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        _deflater = new DeflaterOutputStream(output, new Deflater(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true), 1 << 16) { IsStreamOwner = false };
    }

    protected override Span<byte> Piece => _piece;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            EndPiece();
            _deflater.Dispose();
            Span<byte> tail = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(tail, (uint)_crc.Value);
            BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], _length);
            _output.Write(tail);
        }

        base.Dispose(disposing);
    }

    protected override int WritePiece()
    {
        _crc.Update(new ArraySegment<byte>(_piece, 0, Filled));
        _length += (uint)Filled;
        _deflater.Write(_piece, 0, Filled);
        return Filled;
    }
}
