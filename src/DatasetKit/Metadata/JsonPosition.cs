using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>Turns byte offsets into lines and columns. Offsets are asked for in rising order, so that each byte is looked at once.</summary>
internal ref struct JsonPosition(ReadOnlySpan<byte> utf8, SourceFile source)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly SourceFile _source = source;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    public Location At(int offset)
    {
        if (offset < _offset)
            (_offset, _line, _column) = (0, 1, 1);
        var step = _utf8[_offset..Math.Min(offset, _utf8.Length)];
        var lastBreak = step.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            _line += step.Count((byte)'\n');
            _column = 1;
            step = step[(lastBreak + 1)..];
        }

        _column += Encoding.UTF8.GetCharCount(step);
        _offset = offset;
        return _source.At(_line, _column);
    }

    /// <param name="line">A line from 0.</param>
    /// <param name="bytes">Bytes from the start of that line.</param>
    public readonly Location At(long line, long bytes)
    {
        var offset = OffsetOf(line, bytes);
        return _source.At(line + 1, Encoding.UTF8.GetCharCount(_utf8[OffsetOf(line, 0)..offset]) + 1);
    }

    /// <param name="line">A line from 0.</param>
    /// <param name="bytes">Bytes from the start of that line.</param>
    public readonly int OffsetOf(long line, long bytes)
    {
        var start = 0;
        for (var i = 0L; i < line; i++)
            start += _utf8[start..].IndexOf((byte)'\n') + 1;
        return start + (int)Math.Min(bytes, _utf8.Length - start);
    }
}
