using System.Buffers;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Bytes that are written one after the other, in one array that is used again.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    private const int StartBytes = 1 << 16;
    private const int MaxKeptBytes = 1 << 24;

    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;

        // One large document must not cost its room for the rest of the run.
        if (_bytes.Length > MaxKeptBytes)
            _bytes = [];
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    private void Reserve(int bytes)
    {
        if (_bytes.Length - Length >= Math.Max(1, bytes))
            return;

        // What follows a large text is short.
        var most = _bytes.Length < MaxKeptBytes ? _bytes.Length * 2L : _bytes.Length + (_bytes.Length / 4L);
        var larger = ByteArrays.Rent((int)Math.Min(Math.Max(Length + (long)bytes + StartBytes, most), Array.MaxLength));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        _bytes = larger;
    }
}
