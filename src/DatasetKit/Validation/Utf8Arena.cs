namespace DatasetKit.Validation;

/// <summary>Keeps texts one after the other in a few large arrays, so that a million ids are no million objects.</summary>
internal sealed class Utf8Arena
{
    private const int ChunkBytes = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private int _filled;

    public ReadOnlySpan<byte> this[IdSpan span] => _chunks[span.Chunk].AsSpan(span.Start, span.Bytes);

    public IdSpan Add(ReadOnlySpan<byte> utf8)
    {
        if (_chunks.Count == 0 || _filled + utf8.Length > _chunks[^1].Length)
        {
            _chunks.Add(new byte[Math.Max(ChunkBytes, utf8.Length)]);
            _filled = 0;
        }

        utf8.CopyTo(_chunks[^1].AsSpan(_filled));
        _filled += utf8.Length;
        return new IdSpan(_chunks.Count - 1, _filled - utf8.Length, utf8.Length);
    }
}
