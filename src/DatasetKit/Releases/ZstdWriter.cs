using System.Buffers.Binary;
using System.IO.Hashing;
using DatasetKit.Seeds;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace DatasetKit.Releases;

/// <summary>
/// Writes one frame of Zstandard (RFC 8878) with a checksum. Its blocks come in pieces of 2 to 4 MiB that do not refer to each other, and a
/// piece ends before the line whose hash is the smallest: what is edited moves the ends near it and not all that follow, so that a release
/// takes most pieces from the one before as they are. The library's own stream cuts by length alone, and is slower too: it keeps one window
/// of what went before, in a ring whose two ends are searched apart.
/// </summary>
internal sealed unsafe class ZstdWriter : PieceWriter
{
    private const int Level = 3;
    private const int WindowLog = 20;
    private const int MaxPieceBytes = 4 << 20;
    private const int MinPieceBytes = MaxPieceBytes / 2;
    private const int HashedBytes = 64;
    private const int NoSplitter = 1;

    private readonly Stream _output;
    private readonly PackedPieces? _earlier;
    private readonly List<PackedPiece> _pieces = [];
    private readonly XxHash64 _checksum = new();
    private readonly byte[] _piece = GC.AllocateUninitializedArray<byte>(MaxPieceBytes, pinned: true);
    private readonly byte[] _packed = GC.AllocateUninitializedArray<byte>((int)Methods.ZSTD_compressBound(MaxPieceBytes), pinned: true);
    private ZSTD_CCtx_s* _context = Methods.ZSTD_createCCtx();

    /// <param name="output">What is written to, and left open.</param>
    /// <param name="earlier">Pieces that have been compressed before; null where there are none.</param>
    public ZstdWriter(Stream output, PackedPieces? earlier)
        : base(MaxPieceBytes)
    {
        (_output, _earlier) = (output, earlier);

        // Magic number; a checksum follows, the size is not told; the window.
        _output.Write([0x28, 0xB5, 0x2F, 0xFD, 0b100, (WindowLog - 10) << 3]);
    }

    ~ZstdWriter() => Free();

    public override IReadOnlyList<PackedPiece> Pieces => _pieces;

    protected override Span<byte> Piece => _piece;

    /// <summary>Ends the frame.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _context is not null)
        {
            while (Filled > 0)
                EndPiece();

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
        var piece = Piece[..EndOf(Piece[..Filled])];
        _checksum.Append(piece);
        var digest = Hash128.Of(piece);
        var bytes = _earlier?.Read(digest, _packed) is > 0 and var read ? read : Compress(piece.Length);
        _output.Write(_packed, 0, bytes);
        _pieces.Add(new PackedPiece(digest, bytes));
        return piece.Length;
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

    private int Compress(int length)
    {
        var parameters = Methods.ZSTD_getParams(Level, 0, 0);
        parameters.cParams.windowLog = WindowLog;
        Check(Methods.ZSTD_compressBegin_advanced(_context, null, 0, parameters, pledgedSrcSize: ulong.MaxValue));

        // The library leaves the first to chance: with the same data it was one or the other, by how the runtime had compiled it. The second looks
        // for places where the data changes its nature, which records, all alike, do not: a twentieth of the time, for sizes within 0.2 %.
        _context->appliedParams.postBlockSplitter = ZSTD_paramSwitch_e.ZSTD_ps_disable;
        _context->appliedParams.preBlockSplitter_level = NoSplitter;
        fixed (byte* piece = _piece, packed = _packed)
        {
            // The header of a frame, which stands there already.
            Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, piece, 0));

            // Matches at the distances of the last ones must not be used: a reader remembers those of the piece before.
            var distances = _context->blockState.prevCBlock->rep;
            (distances[0], distances[1], distances[2]) = (0, 0, 0);
            return Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, piece, (nuint)length));
        }
    }

    private void Free()
    {
        Methods.ZSTD_freeCCtx(_context);
        _context = null;
    }

    private static int Check(nuint result) => Methods.ZSTD_isError(result)
        ? throw new ZstdException(Methods.ZSTD_getErrorCode(result), Methods.ZSTD_getErrorName(result))
        : (int)result;
}
