using System.IO.Hashing;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// Cuts the bytes of a file into batches of whole lines. A block that was read becomes a batch without being copied; only what begins the next
/// line is carried over. A BOM is skipped. What is appended to the file while it is read belongs to the next build.
/// </summary>
/// <param name="open">Opens the file, when the first batch is asked for.</param>
/// <param name="blockBytes">How much is read at once, where no line is longer.</param>
/// <param name="longLineBytes">From where on the end of a line is looked for before it is read: one of 100 MB takes 0.7 s and not 1.3, and half the memory.</param>
/// <param name="maxLineBytes">The greatest length of a line; a longer one is left out.</param>
internal sealed class LineBlocks(Func<Stream> open, int blockBytes = 1 << 18, int longLineBytes = 4 << 20, int maxLineBytes = TextBytes.MaxDocumentBytes) : IDisposable
{
    private readonly XxHash128 _digest = new();
    private Stream? _file;
    private TextBuffer _carried;
    private long _length;
    private long _left;
    private bool _isAtEnd;

    /// <summary>The number of the line that the next batch begins with.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The digest of all that was read, bytes as they are.</summary>
    public Hash128 Digest => Hash128.Of(_digest);

    /// <summary>Fetches the next lines.</summary>
    /// <returns>Null after the last.</returns>
    public LineBatch? Next()
    {
        var isFirst = _file is null;
        if (isFirst && _isAtEnd)
            return null;
        if (_file is null)
        {
            _file = open();
            _left = _length = _file.Length;
        }

        var block = _carried;
        _carried = default;
        var scanned = 0;
        while (!_isAtEnd)
        {
            Read(ref block);
            var end = EndOfLines(block.Memory.Span, scanned);
            if (end > 0)
                return Cut(ref block, end, isFirst);
            scanned = block.Length;
            if (scanned > maxLineBytes)
                return SkipLine(ref block);
        }

        return block.Length > 0 ? Cut(ref block, block.Length, isFirst) : null;
    }

    /// <summary>Ends the reading.</summary>
    public void Stop() => _isAtEnd = true;

    public void Dispose()
    {
        _file?.Dispose();
        _carried.Dispose();
    }

    private double PartCut => 1 - ((double)(_left + _carried.Length) / _length);

    private void Read(ref TextBuffer block)
    {
        var room = (int)Math.Min(block.Length < longLineBytes ? Math.Max(blockBytes, block.Length) : RestOfLine(), _left);
        var length = block.Length;
        var count = room == 0 ? 0 : _file!.ReadAtLeast(block.Grow(room), room, throwOnEndOfStream: false);
        block.SetLength(length + count);
        _digest.Append(block.Memory.Span[length..]);
        _left -= count;
        _isAtEnd = _left == 0 || count < room;
    }

    /// <summary>How many bytes the line that is being read has yet, at least one.</summary>
    private int RestOfLine()
    {
        var start = _file!.Position;
        using var ahead = new TextBuffer();
        var bytes = ahead.Reserve(blockBytes);
        var rest = 0;
        for (int count; rest <= maxLineBytes && (count = _file.Read(bytes)) > 0; rest += count)
        {
            var end = bytes[..count].IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
                continue;
            rest += end + 1;
            break;
        }

        _file.Position = start;
        return Math.Max(rest, 1);
    }

    // A CR that comes last may be half of a CRLF.
    private static int EndOfLines(ReadOnlySpan<byte> block, int scanned)
    {
        var start = Math.Max(0, scanned - 1);
        var end = block[start..].LastIndexOf((byte)'\n');
        if (end < 0)
            end = block[start..Math.Max(start, block.Length - 1)].LastIndexOf((byte)'\r');
        return end < 0 ? 0 : start + end + 1;
    }

    private LineBatch Cut(ref TextBuffer block, int end, bool isFirst)
    {
        block.Memory.Span[end..].CopyTo(_carried.Grow(block.Length - end));
        block.SetLength(end);
        var batch = new LineBatch(block, Number) { Start = isFirst && block.Memory.Span.StartsWith("\uFEFF"u8) ? 3 : 0, PartOfSeed = PartCut };
        Number += LineBatch.CountBreaks(block.Memory.Span);
        return batch;
    }

    private LineBatch SkipLine(ref TextBuffer block)
    {
        var end = 0;
        while (end == 0 && !_isAtEnd)
        {
            block.Memory.Span[^1..].CopyTo(block.Memory.Span);
            block.SetLength(1);
            Read(ref block);
            end = LineBatch.EndOfLine(block.Memory.Span);
            end = end == block.Length && !_isAtEnd ? 0 : end;
        }

        if (end > 0)
            block.Memory.Span[end..].CopyTo(_carried.Grow(block.Length - end));
        block.Dispose();
        return new LineBatch(default, Number++) { IsTooLong = true, PartOfSeed = PartCut };
    }
}
