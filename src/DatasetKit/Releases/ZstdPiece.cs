using DatasetKit.Seeds;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace DatasetKit.Releases;

/// <summary>A piece of a frame of Zstandard: the text that is gathered for it, and the blocks that it is compressed to.</summary>
internal sealed unsafe class ZstdPiece
{
    private const int Level = 3;
    private const int NoSplitter = 1;

    private readonly byte[] _text;
    private readonly byte[] _packed;
    private readonly int _windowLog;
    private int _packedBytes;
    private ZSTD_CCtx_s* _context = Methods.ZSTD_createCCtx();

    /// <param name="maxBytes">The most that it holds.</param>
    /// <param name="windowLog">How far back matches may lie, as a power of two.</param>
    public ZstdPiece(int maxBytes, int windowLog)
    {
        _windowLog = windowLog;
        _text = GC.AllocateUninitializedArray<byte>(maxBytes, pinned: true);
        _packed = GC.AllocateUninitializedArray<byte>((int)Methods.ZSTD_compressBound((nuint)maxBytes), pinned: true);
    }

    ~ZstdPiece() => Free();

    /// <summary>Room for its text.</summary>
    public Span<byte> Text => _text;

    /// <summary>Its blocks.</summary>
    public ReadOnlySpan<byte> Packed => _packed.AsSpan(0, _packedBytes);

    /// <summary>Compresses the text, or takes what it was compressed to before.</summary>
    /// <param name="length">How much of the text there is.</param>
    /// <param name="digest">The digest of the text.</param>
    /// <param name="earlier">Pieces that have been compressed before; null where there are none.</param>
    public void Pack(int length, Hash128 digest, PackedPieces? earlier) =>
        _packedBytes = earlier?.Read(digest, _packed) is > 0 and var read ? read : Compress(length);

    public void Free()
    {
        Methods.ZSTD_freeCCtx(_context);
        _context = null;
    }

    private int Compress(int length)
    {
        var parameters = Methods.ZSTD_getParams(Level, 0, 0);
        parameters.cParams.windowLog = (uint)_windowLog;
        Check(Methods.ZSTD_compressBegin_advanced(_context, null, 0, parameters, pledgedSrcSize: ulong.MaxValue));

        // The library leaves the first to chance: with the same data it was one or the other, by how the runtime had compiled it. The second looks
        // for places where the data changes its nature, which records, all alike, do not: a twentieth of the time, for sizes within 0.2 %.
        _context->appliedParams.postBlockSplitter = ZSTD_paramSwitch_e.ZSTD_ps_disable;
        _context->appliedParams.preBlockSplitter_level = NoSplitter;
        fixed (byte* text = _text, packed = _packed)
        {
            // The header of a frame, which stands there already.
            Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, text, 0));

            // Matches at the distances of the last ones must not be used: a reader remembers those of the piece before.
            var distances = _context->blockState.prevCBlock->rep;
            (distances[0], distances[1], distances[2]) = (0, 0, 0);
            return Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, text, (nuint)length));
        }
    }

    private static int Check(nuint result) => Methods.ZSTD_isError(result)
        ? throw new ZstdException(Methods.ZSTD_getErrorCode(result), Methods.ZSTD_getErrorName(result))
        : (int)result;
}
