using System.Buffers;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Some lines of a <c>.jsonl</c> seed as they stand in the file, so that another thread can read them while the next are fetched.</summary>
/// <param name="bytes">The lines with their breaks; the batch owns them.</param>
/// <param name="firstNumber">The number of the first line in the seed, from 1.</param>
internal sealed class LineBatch(TextBuffer bytes, int firstNumber) : IDisposable
{
    private static readonly SearchValues<byte> s_breaks = SearchValues.Create("\r\n"u8);

    private TextBuffer _bytes = bytes;

    /// <summary>The number of the first line in the seed, from 1.</summary>
    public int FirstNumber => firstNumber;

    /// <summary>How many bytes come before the first line.</summary>
    public int Start { get; init; }

    /// <summary>How much of the seed is read after these lines, from 0 to 1.</summary>
    public double PartOfSeed { get; init; }

    /// <summary>Whether the batch is one line that exceeds the cap, and was left out.</summary>
    public bool IsTooLong { get; init; }

    /// <summary>Stands for what could not be read after the lines; null where all could.</summary>
    public Document? Unread { get; set; }

    /// <summary>The lines that are not blank, without their breaks. LF, CRLF and CR end a line.</summary>
    public IEnumerable<(int Number, Memory<byte> Line)> Lines()
    {
        var number = firstNumber;
        for (var rest = _bytes.Memory[Start..]; rest.Length > 0; number++)
        {
            var end = EndOfLine(rest.Span);
            var line = end == 0 ? rest : rest[..end];
            rest = end == 0 ? default : rest[end..];
            line = line[..(line.Span.LastIndexOfAnyExcept(s_breaks) + 1)];
            if (line.Span.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
                yield return (number, line);
        }
    }

    /// <summary>Leaves all but the first line out.</summary>
    public void KeepFirst()
    {
        var end = _bytes.Memory.Span.IndexOfAny(s_breaks);
        _bytes.SetLength(end < 0 ? _bytes.Length : end);
    }

    public void Dispose() => _bytes.Dispose();

    /// <summary>Where the first line ends, its break included; 0 where it has none.</summary>
    public static int EndOfLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny(s_breaks);
        return end < 0 ? 0 : end + (bytes[end..].StartsWith("\r\n"u8) ? 2 : 1);
    }

    /// <summary>How many lines end in some bytes. A CR at the end of them is one, whatever comes after.</summary>
    public static int CountBreaks(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Count((byte)'\n');
        for (var at = bytes.IndexOf((byte)'\r'); at >= 0;)
        {
            count += at + 1 < bytes.Length && bytes[at + 1] == '\n' ? 0 : 1;
            var next = bytes[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }
}
