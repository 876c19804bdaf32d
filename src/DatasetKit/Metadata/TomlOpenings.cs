namespace DatasetKit.Metadata;

/// <summary>
/// Finds the quote or the bracket of TOML that is open at a place. It serves messages alone: what it does not understand it says nothing of.
/// </summary>
internal static class TomlOpenings
{
    /// <summary>The quote that is not closed where it must be, or else the innermost bracket that is open before a place; null where there is neither.</summary>
    /// <param name="toml">The text; its lines end with <c>\n</c>.</param>
    /// <param name="line">The line of the place, from 1; past the end for the whole text.</param>
    /// <param name="column">Its column, from 1.</param>
    public static (string Sign, int Line, int Column)? Open(string toml, int line, int column)
    {
        var open = new Stack<(string Sign, int Line, int Column)>();
        var (row, start) = (1, 0);
        for (var i = 0; i < toml.Length && (row < line || (row == line && i - start < column - 1)); i++)
        {
            switch (toml[i])
            {
                case '\n':
                    (row, start) = (row + 1, i + 1);
                    break;
                case '#':
                    i = EndOfLine(toml, i) - 1;
                    break;
                case '"' or '\'':
                    var quotes = QuotesAt(toml, i);
                    var end = Close(toml, i + quotes.Length, quotes);
                    if (end < 0)
                        return (quotes, row, i - start + 1);
                    for (; i < end; i++)
                        (row, start) = toml[i] == '\n' ? (row + 1, i + 1) : (row, start);
                    break;
                case '[' or '{':
                    open.Push((toml[i].ToString(), row, i - start + 1));
                    break;
                case ']' or '}':
                    open.TryPop(out _);
                    break;
            }
        }

        return open.TryPeek(out var innermost) ? innermost : null;
    }

    /// <summary>The quotes that open a text: one, or three of them.</summary>
    public static string QuotesAt(string toml, int at) => toml[at] == '"'
        ? toml.AsSpan(at).StartsWith("\"\"\"") ? "\"\"\"" : "\""
        : toml.AsSpan(at).StartsWith("'''") ? "'''" : "'";

    /// <summary>The last character of the quotes that close a text; -1 where none do. Before three of them may stand two that belong to the text.</summary>
    public static int Close(string toml, int from, string quotes)
    {
        var limit = quotes.Length == 1 ? EndOfLine(toml, from) : toml.Length;
        for (var i = from; i < limit; i++)
        {
            if (toml[i] == '\\' && quotes[0] == '"')
                i++;
            else if (string.CompareOrdinal(toml, i, quotes, 0, quotes.Length) == 0)
                return i + (quotes.Length == 1 ? 1 : CountQuotes(toml.AsSpan(i), quotes[0])) - 1;
        }

        return -1;
    }

    private static int CountQuotes(ReadOnlySpan<char> text, char quote)
    {
        text = text[..Math.Min(text.Length, 5)];
        return text.IndexOfAnyExcept(quote) is >= 0 and var count ? count : text.Length;
    }

    private static int EndOfLine(string toml, int from) => toml.IndexOf('\n', from) is >= 0 and var at ? at : toml.Length;
}
