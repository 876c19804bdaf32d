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
                ByteArrays.Return(_bytes);
            _bytes = ByteArrays.Rent(bytes);
        }

        return _bytes;
    }

    public void SetLength(int bytes) => Length = bytes;

    /// <summary>Adds room at the end, and keeps what is there.</summary>
    public Span<byte> Grow(int bytes)
    {
        if (_bytes is null || _bytes.Length < Length + bytes)
        {
            var larger = ByteArrays.Rent(Math.Max(Length + bytes, Length * 2));
            Memory.Span.CopyTo(larger);
            if (_bytes is not null)
                ByteArrays.Return(_bytes);
            _bytes = larger;
        }

        Length += bytes;
        return _bytes.AsSpan(Length - bytes, bytes);
    }

    public void Dispose()
    {
        if (_bytes is not null)
            ByteArrays.Return(_bytes);
        this = default;
    }
}
