using System.Buffers;

namespace DatasetKit.Metadata;

/// <summary>A growing byte buffer that is used again for each document.</summary>
internal struct TextBuffer : IDisposable
{
    private byte[]? _bytes;

    public int Length { get; private set; }

    public readonly Memory<byte> Memory => _bytes.AsMemory(0, Length);

    public Span<byte> Reserve(int bytes)
    {
        if (_bytes is null || _bytes.Length < bytes)
        {
            if (_bytes is not null)
                ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(bytes);
        }

        return _bytes;
    }

    public void SetLength(int bytes) => Length = bytes;

    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        this = default;
    }
}
