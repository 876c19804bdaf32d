using System.Buffers;
using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>
/// Cuts TOML between lines where nothing is open, so that it is parsed piece by piece: Tomlyn keeps a syntax tree of all it is given and goes on
/// after every fault, which took 3.9 s and 410 MB for a megabyte of lines <c>a</c>; now the first faulty piece ends the work, after 0.1 s. A piece that
/// cannot be cut is an array of a size that no metadata may have, or is never closed.
/// </summary>
/// <param name="toml">The text; its lines end with <c>\n</c>.</param>
/// <param name="source">Where it stands.</param>
/// <param name="leastChars">The least length of a piece, but for the last.</param>
internal sealed class TomlPieces(string toml, SourceFile source, int leastChars = TomlPieces.LeastChars)
{
    public const int LeastChars = 16 * 1024;
    private const int MaxUnclosedChars = 256 * 1024;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("\"'#[]{},\n");

    private int _next;
    private int _line = 1;
    private int _commas;

    /// <summary>The piece.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public SourceFile Source { get; private set; }

    /// <summary>Moves to the next piece.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FaultException">What follows is too large to be parsed, and certainly at fault.</exception>
    public bool Move()
    {
        SkipBlankLines();
        if (_next == toml.Length)
            return false;
        var (start, line) = (_next, _line);
        while (_next < toml.Length && _next - start < leastChars && MoveLines(start, line))
        {
        }

        Text = toml[start.._next];
        Source = new SourceFile(source.Path, source.FirstLine + line - 1);
        return true;
    }

    private void SkipBlankLines()
    {
        while (_next < toml.Length)
        {
            var end = EndOfLine(_next);
            var text = toml.AsSpan(_next, end - _next).TrimStart(" \t");
            if (!text.IsEmpty && text[0] != '#')
                return;
            MoveTo(end);
        }
    }

    /// <summary>Moves past a line, and those that belong to the same value.</summary>
    /// <returns>False where it is certainly at fault, so that nothing after it need be looked at.</returns>
    private bool MoveLines(int start, int line)
    {
        var isHeader = toml.AsSpan(_next).TrimStart(" \t") is ['[', ..];
        var depth = 0;
        for (var at = _next; ; at++)
        {
            at = toml.AsSpan(at).IndexOfAny(s_signs) is >= 0 and var found ? at + found : toml.Length;
            switch (at == toml.Length ? '\n' : toml[at])
            {
                case '\n':
                    MoveTo(at);
                    if (depth == 0 || isHeader)
                        return depth == 0;
                    if (at == toml.Length)
                        return CheckUnclosed(start, line);
                    break;
                case '#':
                    at = EndOfLine(at) - 1;
                    break;
                case '"' or '\'':
                    var quotes = TomlOpenings.QuotesAt(toml, at);
                    if (TomlOpenings.Close(toml, at + quotes.Length, quotes) is >= 0 and var end)
                    {
                        _line += toml.AsSpan(at..end).Count('\n');
                        at = end;
                        break;
                    }

                    MoveTo(quotes.Length == 1 ? EndOfLine(at) : toml.Length);
                    return quotes.Length > 1 && CheckUnclosed(start, line);
                case ',' when ++_commas > ReadLimits.Metadata.MaxNodes:
                    throw TreeBuilder.TooMany(source.At(_line, 1), ReadLimits.Metadata);
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
            }
        }
    }

    private bool CheckUnclosed(int start, int line)
    {
        if (_next - start > MaxUnclosedChars && TomlOpenings.Open(toml[start.._next], int.MaxValue, 1) is { } open)
            throw new FaultException(Codes.TomlSyntax, source.At(open.Line + line - 1, open.Column), $"This is not valid TOML: the {(open.Sign.Length == 1 ? $"'{open.Sign}'" : open.Sign)} that opens here is never closed.");
        return false;
    }

    private int EndOfLine(int from) => toml.IndexOf('\n', from) is >= 0 and var at ? at : toml.Length;

    private void MoveTo(int endOfLine)
    {
        _next = Math.Min(endOfLine + 1, toml.Length);
        _line++;
    }
}
