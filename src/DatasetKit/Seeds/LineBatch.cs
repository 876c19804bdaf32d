using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Some lines of a <c>.jsonl</c> seed, copied so that another thread can read them while the next are fetched.</summary>
internal sealed class LineBatch : IDisposable
{
    private const int MaxBytes = 1 << 19;
    private const int MaxLines = 1024;

    private readonly List<Line> _lines = [];
    private TextBuffer _bytes;

    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>Stands for what could not be read after the lines; null where all could.</summary>
    public Document? Unread { get; set; }

    public bool IsFull => _bytes.Length >= MaxBytes || _lines.Count >= MaxLines;

    public ReadOnlySpan<byte> BytesOf(Line line) => _bytes.Memory.Span.Slice(line.Start, line.Length);

    public void Add(ReadOnlySpan<byte> bytes, int number, bool isTooLong)
    {
        var start = _bytes.Length;
        if (isTooLong)
            bytes = default;
        bytes.CopyTo(_bytes.Grow(bytes.Length));
        _lines.Add(new Line(start, bytes.Length, number, isTooLong));
    }

    public void Dispose() => _bytes.Dispose();

    /// <summary>A line of the batch.</summary>
    /// <param name="Start">Where it begins among the batch's bytes.</param>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="Number">Its number in the seed, from 1.</param>
    /// <param name="IsTooLong">Whether it exceeds the cap and was left out.</param>
    internal readonly record struct Line(int Start, int Length, int Number, bool IsTooLong);
}
