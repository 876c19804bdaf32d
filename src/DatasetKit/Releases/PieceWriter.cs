namespace DatasetKit.Releases;

/// <summary>
/// A stream that is written to in any sizes and works on pieces of its own, for compressors whose output depends on how much they are given
/// at a time.
/// </summary>
/// <param name="pieceBytes">How much is collected for a piece.</param>
internal abstract class PieceWriter(int pieceBytes) : Stream
{
    public sealed override bool CanRead => false;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => true;

    public sealed override long Length => throw new NotSupportedException();

    public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The pieces that were written and can be taken over into another file of this kind; empty where they cannot.</summary>
    public virtual IReadOnlyList<PackedPiece> Pieces => [];

    /// <summary>Where the piece at hand is collected.</summary>
    protected abstract Span<byte> Piece { get; }

    /// <summary>How many bytes of the piece at hand are there.</summary>
    protected int Filled { get; private set; }

    public sealed override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public sealed override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, pieceBytes - Filled);
            buffer[..count].CopyTo(Piece[Filled..]);
            Filled += count;
            buffer = buffer[count..];
            if (Filled == pieceBytes)
                EndPiece();
        }
    }

    /// <summary>Waits for what still works on a piece, and frees what it holds. What was written is not ended.</summary>
    public virtual void Abandon()
    {
    }

    /// <summary>Does nothing: what is written must not depend on when it is flushed.</summary>
    public sealed override void Flush()
    {
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Works on what there is of the piece at hand, and begins the next.</summary>
    protected void EndPiece()
    {
        var piece = Piece;
        var taken = WritePiece();
        piece[taken..Filled].CopyTo(Piece);
        Filled -= taken;
    }

    /// <summary>Works on the piece at hand, and may have the next one gathered elsewhere.</summary>
    /// <returns>How many of its bytes were taken; the others begin the next piece.</returns>
    protected abstract int WritePiece();
}
