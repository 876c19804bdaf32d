using System.Text;
using CsCheck;
using DatasetKit.Seeds;

namespace DatasetKit.Tests.Seeds;

public class LineBlocksTests
{
    private static readonly Gen<string> s_lines = Gen.Int[0, 5].Select(static at => new[] { "\n", "\r", "\r\n", "a", " ", "é" }[at]).Array[0, 40].Select(string.Concat);

    /// <summary>Wherever the blocks end: within a line, a character or a CRLF.</summary>
    [Fact]
    public void LinesAndTheirNumbersAreThoseOfTheWholeText() => Gen.Select(s_lines, Gen.Int[1, 20], Gen.Int[1, 20]).Sample((text, blockBytes, longLineBytes) =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var blocks = new LineBlocks(() => new MemoryStream(bytes), blockBytes, longLineBytes);
        Assert.Equal(Expected(text), Read(blocks));
        Assert.Equal(Hash128.Of(bytes), blocks.Digest);
    });

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheFirstLine()
    {
        using var blocks = new LineBlocks(() => new MemoryStream([.. "\uFEFFa\nb"u8]));
        Assert.Equal([(1, "a"), (2, "b")], Read(blocks));
    }

    /// <summary>The lines around it are read as if it were not there.</summary>
    [Fact]
    public void ALineThatIsTooLongIsLeftOut() => Gen.Select(Gen.Int[11, 60], Gen.Int[1, 9], Gen.Int[1, 9], s_lines, s_lines.Where(text => !text.StartsWith('\n'))).Sample((length, blockBytes, longLineBytes, before, after) =>
    {
        before = string.Concat(before.Split('\n', '\r').Where(IsShort).Select(line => $"{line}\n"));
        after = string.Join('\r', after.Split('\n', '\r').Where(IsShort));
        using var blocks = new LineBlocks(() => new MemoryStream(Encoding.UTF8.GetBytes($"{before}{new string('x', length + 20)}\r{after}")), blockBytes, longLineBytes, maxLineBytes: 10);
        var number = before.Count(letter => letter == '\n') + 1;
        Assert.Equal([.. Expected(before), (number, "too long"), .. Expected(after).Select(line => (line.Number + number, line.Text))], Read(blocks));
    });

    private static bool IsShort(string line) => Encoding.UTF8.GetByteCount(line) < 9;

    private static List<(int Number, string Text)> Read(LineBlocks blocks)
    {
        var lines = new List<(int, string)>();
        while (blocks.Next() is { } batch)
        {
            using (batch)
            {
                lines.AddRange(batch.Lines().Select(line => (line.Number, Encoding.UTF8.GetString(line.Line.Span))));
                if (batch.IsTooLong)
                    lines.Add((batch.FirstNumber, "too long"));
            }
        }

        return lines;
    }

    private static IEnumerable<(int Number, string Text)> Expected(string text) => text.ReplaceLineEndings("\n").Split('\n')
        .Select((line, at) => (Number: at + 1, Text: line)).Where(line => line.Text.Trim(' ').Length > 0);
}
