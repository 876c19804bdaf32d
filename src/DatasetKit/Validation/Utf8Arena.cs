namespace DatasetKit.Validation;

/// <summary>Keeps texts one after the other in a few large arrays, so that a million ids are no million objects.</summary>
internal sealed class Utf8Arena
{
    private const int ChunkBytes = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private int _filled;

    /// <summary>How many bytes all texts have, and what chunks had left when the next text did not fit.</summary>
    public long Bytes { get; private set; }

    public ReadOnlySpan<byte> this[IdSpan span] => _chunks[span.Chunk].AsSpan(span.Start, span.Bytes);

    /// <summary>Writes all texts.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_chunks.Count);
        for (var i = 0; i < _chunks.Count; i++)
        {
            // What is left free at the end of a chunk costs less than to remember where that begins.
            var chunk = _chunks[i].AsSpan(0, i == _chunks.Count - 1 ? _filled : _chunks[i].Length);
            writer.Write(chunk.Length);
            writer.Write(chunk);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, into an empty arena.</summary>
    public void Read(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(reader.ReadInt32()));
            reader.BaseStream.ReadExactly(_chunks[^1]);
            _filled = _chunks[^1].Length;
            Bytes += _filled;
        }
    }

    public IdSpan Add(ReadOnlySpan<byte> utf8)
    {
        if (_chunks.Count == 0 || _filled + utf8.Length > _chunks[^1].Length)
        {
            Bytes += _chunks.Count == 0 ? 0 : _chunks[^1].Length - _filled;
            _chunks.Add(new byte[Math.Max(ChunkBytes, utf8.Length)]);
            _filled = 0;
        }

        utf8.CopyTo(_chunks[^1].AsSpan(_filled));
        _filled += utf8.Length;
        Bytes += utf8.Length;
        return new IdSpan(_chunks.Count - 1, _filled - utf8.Length, utf8.Length);
    }
}
