namespace DatasetKit.JsonSchema;

/// <summary>A place in a pattern.</summary>
internal sealed class PatternCursor(string text)
{
    /// <summary>What is wrong with the pattern: one English sentence, or empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The place, in UTF-16 code units.</summary>
    public int At { get; set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>What is left.</summary>
    public ReadOnlySpan<char> Rest => text.AsSpan(At);

    /// <summary>The next code unit, or NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[At];

    /// <summary>Takes a text if it comes next.</summary>
    public bool TryTake(string expected)
    {
        if (!Rest.StartsWith(expected, StringComparison.Ordinal))
            return false;
        At += expected.Length;
        return true;
    }

    /// <summary>Takes a character if it comes next.</summary>
    public bool TryTake(char expected)
    {
        if (IsAtEnd || text[At] != expected)
            return false;
        At++;
        return true;
    }

    /// <summary>Takes the next code point; a surrogate that stands alone is one.</summary>
    public int TakeCodePoint()
    {
        var codePoint = char.IsSurrogatePair(text, At) ? char.ConvertToUtf32(text, At) : text[At];
        At += codePoint > char.MaxValue ? 2 : 1;
        return codePoint;
    }

    /// <summary>Takes as many decimal digits as come; a number beyond any use becomes the greatest.</summary>
    public bool TryTakeNumber(out int value)
    {
        var start = At;
        long number = 0;
        for (; char.IsAsciiDigit(Next); At++)
            number = Math.Min(int.MaxValue, (number * 10) + Next - '0');
        value = (int)number;
        return At > start;
    }

    /// <summary>Takes hexadecimal digits, exactly as many as asked for.</summary>
    public bool TryTakeHex(int digits, out int value)
    {
        value = 0;
        if (Rest.Length < digits)
            return false;
        foreach (var c in Rest[..digits])
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
            value = (value * 16) + (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        At += digits;
        return true;
    }

    /// <summary>Says what is wrong at this place.</summary>
    /// <param name="what">A sentence without its full stop.</param>
    /// <returns>Always false.</returns>
    public bool Fail(string what)
    {
        Reason = $"{what} (at character {At + 1} of the pattern).";
        return false;
    }
}
