using System.Buffers;

namespace DatasetKit.Releases;

/// <summary>Bytes that are written one after the other, in one array that is used again.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

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
        if (_bytes.Length - Length < Math.Max(1, bytes))
            Array.Resize(ref _bytes, Math.Max(checked(Length + bytes), (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
    }
}
