namespace DatasetKit.Releases;

/// <summary>
/// What Python's <c>float()</c>, and so pandas, reads as a number besides plain digits: blanks around it, single <c>_</c> between digits,
/// digits of any script, and the words <c>nan</c>, <c>inf</c> and <c>infinity</c> in any case
/// (https://docs.python.org/3/library/functions.html#float).
/// </summary>
internal static class PythonNumber
{
    /// <summary>Whether a text is one. Nearly all texts are told by their first character.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (!MayBegin(text[0]))
            return false;
        var rest = text.Trim();
        if (rest is ['+' or '-', ..])
            rest = rest[1..];
        if (rest.Equals("nan", StringComparison.OrdinalIgnoreCase) || rest.Equals("inf", StringComparison.OrdinalIgnoreCase) || rest.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return true;
        var digits = TakeDigits(ref rest);
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            digits += TakeDigits(ref rest);
        }

        if (digits == 0 || rest is not ['e' or 'E', ..])
            return digits > 0 && rest.IsEmpty;
        rest = rest[1..];
        if (rest is ['+' or '-', ..])
            rest = rest[1..];
        return TakeDigits(ref rest) > 0 && rest.IsEmpty;
    }

    private static bool MayBegin(char first) => first is 'n' or 'N' or 'i' or 'I' or '+' or '-' or '.' || char.IsDigit(first) || char.IsWhiteSpace(first);

    private static int TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (count < rest.Length && (char.IsDigit(rest[count]) || (rest[count] == '_' && count > 0 && rest[count - 1] != '_' && count + 1 < rest.Length && char.IsDigit(rest[count + 1]))))
            count++;
        rest = rest[count..];
        return count;
    }
}
