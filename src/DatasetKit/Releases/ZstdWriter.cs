using System.Buffers.Binary;
using System.IO.Hashing;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>
/// Writes one frame of Zstandard (RFC 8878) with a checksum. Its blocks come in pieces of 2 to 4 MiB that do not refer to each other, and a
/// piece ends before the line whose hash is the smallest: what is edited moves the ends near it and not all that follow, so that a release
/// takes most pieces from the one before as they are. The library's own stream cuts by length alone, and is slower too: it keeps one window
/// of what went before, in a ring whose two ends are searched apart.
/// </summary>
internal sealed class ZstdWriter : PieceWriter
{
    private const int WindowLog = 20;
    private const int MaxPieceBytes = 4 << 20;
    private const int MinPieceBytes = MaxPieceBytes / 2;
    private const int HashedBytes = 64;

    private readonly Stream _output;
    private readonly PackedPieces? _earlier;
    private readonly bool _hasFreeThread;
    private readonly List<PackedPiece> _pieces = [];
    private readonly XxHash64 _checksum = new();
    private ZstdPiece _piece = new(MaxPieceBytes, WindowLog);
    private ZstdPiece? _other;
    private Task<PackedPiece>? _packing;
    private bool _isEnded;

    /// <param name="output">What is written to, and left open.</param>
    /// <param name="earlier">Pieces that have been compressed before; null where there are none.</param>
    /// <param name="hasFreeThread">Whether a thread is free to compress every other piece, while the next is gathered and compressed.</param>
    public ZstdWriter(Stream output, PackedPieces? earlier, bool hasFreeThread)
        : base(MaxPieceBytes)
    {
        (_output, _earlier, _hasFreeThread) = (output, earlier, hasFreeThread);

        // Magic number; a checksum follows, the size is not told; the window.
        _output.Write([0x28, 0xB5, 0x2F, 0xFD, 0b100, (WindowLog - 10) << 3]);
    }

    public override IReadOnlyList<PackedPiece> Pieces => _pieces;

    protected override Span<byte> Piece => _piece.Text;

    public override void Abandon()
    {
        _isEnded = true;
        if (_packing is not null)
            Task.WaitAny(_packing);
        Free();
    }

    /// <summary>Ends the frame.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isEnded)
        {
            _isEnded = true;
            while (Filled > 0)
                EndPiece();
            EndOther();

            // An empty block that is the last, and the low half of the checksum.
            Span<byte> tail = [1, 0, 0, 0, 0, 0, 0];
            BinaryPrimitives.WriteUInt32LittleEndian(tail[3..], (uint)_checksum.GetCurrentHashAsUInt64());
            _output.Write(tail);
            Free();
        }

        base.Dispose(disposing);
    }

    protected override int WritePiece()
    {
        var (piece, length) = (_piece, EndOf(Piece[..Filled]));
        var text = piece.Text[..length];
        _checksum.Append(text);
        var digest = Hash128.Of(text);
        if (_hasFreeThread && _packing is null)
        {
            _packing = OwnThread.Run(() => Pack(piece, length, digest));
            (_piece, _other) = (_other ?? new ZstdPiece(MaxPieceBytes, WindowLog), piece);
            return length;
        }

        var packed = Pack(piece, length, digest);
        EndOther();
        End(piece, packed);
        return length;
    }

    private void Free()
    {
        _piece.Free();
        _other?.Free();
    }

    private PackedPiece Pack(ZstdPiece piece, int length, Hash128 digest)
    {
        piece.Pack(length, digest, _earlier);
        return new PackedPiece(digest, piece.Packed.Length);
    }

    private void EndOther()
    {
        if (_packing is not null)
            End(_other!, _packing.GetAwaiter().GetResult());
        _packing = null;
    }

    private void End(ZstdPiece piece, PackedPiece packed)
    {
        _output.Write(piece.Packed);
        _pieces.Add(packed);
    }

    /// <summary>Where a piece ends: between the lines of its second half, where there are two.</summary>
    private static int EndOf(ReadOnlySpan<byte> piece)
    {
        if (piece.Length < MaxPieceBytes)
            return piece.Length;
        var (end, least) = (piece.Length, ulong.MaxValue);
        for (var at = MinPieceBytes; piece[at..].IndexOf((byte)'\n') is >= 0 and var length && at + length + 1 + HashedBytes <= piece.Length;)
        {
            at += length + 1;
            if (XxHash3.HashToUInt64(piece.Slice(at, HashedBytes)) is var hash && hash < least)
                (end, least) = (at, hash);
        }

        return end;
    }
}
