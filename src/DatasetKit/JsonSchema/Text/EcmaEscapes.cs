namespace DatasetKit.JsonSchema;

/// <summary>What follows a backslash in a pattern, and means the same in a class and out of it.</summary>
internal static class EcmaEscapes
{
    /// <summary>No code point.</summary>
    public const int None = -1;

    private static readonly CodePointSet Digits = CodePointSet.Parse("30-39");
    private static readonly CodePointSet Words = CodePointSet.Parse("30-39 41-5A 5F 61-7A");
    private static readonly CodePointSet Spaces = CodePointSet.Parse("9-D 20 A0 1680 2000-200A 2028-2029 202F 205F 3000 FEFF");

    /// <summary>Takes an escape that stands for a set, as <c>\d</c> and <c>\p{…}</c>. The cursor is after the backslash.</summary>
    /// <param name="cursor">The cursor; a fault is said there.</param>
    /// <param name="set">Null where no such escape comes, or where it has a fault.</param>
    /// <returns>False where it has a fault.</returns>
    public static bool TryTakeSet(PatternCursor cursor, out CodePointSet? set)
    {
        set = cursor.Next switch
        {
            'd' => Digits,
            'D' => Digits.Complement(),
            'w' => Words,
            'W' => Words.Complement(),
            's' => Spaces,
            'S' => Spaces.Complement(),
            _ => null,
        };
        if (set is null && cursor.Next is 'p' or 'P')
            return TryTakeProperty(cursor, out set);
        cursor.At += set is null ? 0 : 1;
        return true;
    }

    /// <summary>Takes an escape that stands for one code point. The cursor is after the backslash.</summary>
    public static bool TryTakeCodePoint(PatternCursor cursor, out int codePoint)
    {
        codePoint = None;
        if (cursor.IsAtEnd)
            return cursor.Fail("Nothing follows a backslash");
        var c = cursor.Next;
        cursor.At++;
        codePoint = c switch
        {
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            '0' => char.IsAsciiDigit(cursor.Next) ? None : '\0',
            'c' => TakeControl(cursor),
            'x' => cursor.TryTakeHex(2, out var value) ? value : None,
            'u' => TakeUnicode(cursor),

            // With the flag u, the characters of the syntax alone may be escaped, but many schemas escape others that have no other meaning.
            _ => c < '\x7F' && !char.IsAsciiLetterOrDigit(c) && !char.IsControl(c) ? c : None,
        };
        if (codePoint != None)
            return true;
        if (c is 'A' or 'Z' or 'z')
            return cursor.Fail($@"ECMA-262 writes the {(c == 'A' ? "start" : "end")} of the text as '{(c == 'A' ? '^' : '$')}', not as '\{c}'");
        return cursor.Fail($@"'\{(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)}' starts no escape of ECMA-262 here");
    }

    /// <summary>Takes <c>XXXX</c>, a surrogate pair <c>XXXX\uXXXX</c> or <c>{X…}</c>, after <c>\u</c>.</summary>
    public static int TakeUnicode(PatternCursor cursor)
    {
        if (cursor.TryTake('{'))
            return TakeBraced(cursor);
        if (!cursor.TryTakeHex(4, out var value))
            return None;
        var start = cursor.At;
        if (char.IsHighSurrogate((char)value) && cursor.TryTake(@"\u") && cursor.TryTakeHex(4, out var low) && char.IsLowSurrogate((char)low))
            return char.ConvertToUtf32((char)value, (char)low);
        cursor.At = start;
        return value;
    }

    private static int TakeBraced(PatternCursor cursor)
    {
        var value = 0;
        var start = cursor.At;
        while (value < CodePointSet.End && cursor.TryTakeHex(1, out var digit))
            value = (value * 16) + digit;
        return cursor.At > start && value < CodePointSet.End && cursor.TryTake('}') ? value : None;
    }

    private static int TakeControl(PatternCursor cursor)
    {
        if (!char.IsAsciiLetter(cursor.Next))
            return None;
        var letter = cursor.Next;
        cursor.At++;
        return letter % 32;
    }

    private static bool TryTakeProperty(PatternCursor cursor, out CodePointSet? set)
    {
        set = null;
        var isNegated = cursor.Next == 'P';
        cursor.At++;
        if (!cursor.TryTake('{'))
            return cursor.Fail(@"A property is written as in \p{Letter}");

        // No name is longer than this, so that a search for the bracket costs the same anywhere.
        var end = cursor.Rest[..Math.Min(cursor.Rest.Length, 64)].IndexOf('}');
        if (end < 0)
            return cursor.Fail("The name of a property is not closed");
        var property = cursor.Rest[..end].ToString();
        var equals = property.IndexOf('=', StringComparison.Ordinal);
        set = equals < 0
            ? UnicodeProperties.Find(property, "")
            : equals + 1 < property.Length ? UnicodeProperties.Find(property[..equals], property[(equals + 1)..]) : null;
        if (set is null)
            return cursor.Fail($"'{property}' is not a property of Unicode that is known");
        set = isNegated ? set.Complement() : set;
        cursor.At += end + 1;
        return true;
    }
}
