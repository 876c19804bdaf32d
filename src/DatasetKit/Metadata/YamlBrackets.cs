namespace DatasetKit.Metadata;

/// <summary>
/// Finds the bracket of YAML that is open at a place. It serves messages alone: what it does not understand it says nothing of, such as
/// quotes that are not closed and blocks of text.
/// </summary>
internal static class YamlBrackets
{
    /// <summary>The innermost bracket that is open before a place; null where there is none, or it cannot be told.</summary>
    /// <param name="yaml">The text; its lines end with <c>\n</c>.</param>
    /// <param name="line">The line of the place, from 1; past the end for the whole text.</param>
    /// <param name="column">Its column, from 1.</param>
    public static (char Bracket, char Closing, int Line, int Column)? Open(string yaml, int line, int column)
    {
        var open = new Stack<(char Bracket, char Closing, int Line, int Column)>();
        var (row, start, beginsValue) = (1, 0, true);
        for (var i = 0; i < yaml.Length && (row < line || (row == line && i - start < column - 1)); i++)
        {
            var next = i + 1 < yaml.Length ? yaml[i + 1] : '\n';
            switch (yaml[i])
            {
                case '\n':
                    (row, start, beginsValue) = (row + 1, i + 1, beginsValue || open.Count == 0);
                    break;
                case ' ' or '\t':
                    break;
                case '#' when i == start || yaml[i - 1] is ' ' or '\t':
                    i = EndOfLine(yaml, i) - 1;
                    break;
                case '"' or '\'' when beginsValue:
                    var end = EndOfQuotes(yaml, i);
                    if (end < 0)
                        return null;
                    for (; i < end; i++)
                        (row, start) = yaml[i] == '\n' ? (row + 1, i + 1) : (row, start);
                    beginsValue = false;
                    break;
                case '|' or '>' when beginsValue && open.Count == 0:
                    return null;
                case '[' or '{' when beginsValue:
                    open.Push((yaml[i], yaml[i] == '[' ? ']' : '}', row, i - start + 1));
                    break;
                case ']' or '}' when open.TryPeek(out var last):
                    if (yaml[i] != last.Closing)
                        return last;
                    open.Pop();
                    beginsValue = false;
                    break;
                case ',' when open.Count > 0:
                    beginsValue = true;
                    break;
                case ':' when next is ' ' or '\t' or '\n' || (open.Count > 0 && i > 0 && yaml[i - 1] is '"' or '\''):
                    beginsValue = true;
                    break;
                case '-' or '?' when next is ' ' or '\t' or '\n':
                    break;
                default:
                    beginsValue = false;
                    break;
            }
        }

        return open.TryPeek(out var innermost) ? innermost : null;
    }

    private static int EndOfLine(string yaml, int from) => yaml.IndexOf('\n', from) is >= 0 and var at ? at : yaml.Length;

    /// <summary>Where a text in quotes ends; -1 where it does not.</summary>
    private static int EndOfQuotes(string yaml, int from)
    {
        for (var i = from + 1; i < yaml.Length; i++)
        {
            if (yaml[i] == '\\' && yaml[from] == '"')
                i++;
            else if (yaml[i] == yaml[from] && yaml[from] == '\'' && i + 1 < yaml.Length && yaml[i + 1] == '\'')
                i++;
            else if (yaml[i] == yaml[from])
                return i;
        }

        return -1;
    }
}
