namespace DatasetKit.Dates;

/// <summary>Numbers in Chinese numerals, as in <c>二〇二三</c> and <c>二十一</c>.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Whether a character is such a numeral.</summary>
    public static bool Contains(char c) => DigitOf(c) >= 0 || UnitOf(c).Value > 0;

    /// <summary>The value of a number and its count of decimal digits; both 0 where the numerals make no number.</summary>
    public static (int Value, int DigitCount) Read(ReadOnlySpan<char> numerals)
    {
        foreach (var c in numerals)
        {
            if (UnitOf(c).Value > 0)
                return ReadUnits(numerals);
        }

        var value = 0;
        for (var i = 0; i < numerals.Length && numerals.Length <= 8; i++)
            value = (value * 10) + DigitOf(numerals[i]);
        return (value, numerals.Length);
    }

    // Units fall from left to right, each with at most one digit before it; a zero only fills: 二千零二十三.
    private static (int Value, int DigitCount) ReadUnits(ReadOnlySpan<char> numerals)
    {
        int value = 0, digit = 0, above = int.MaxValue;
        foreach (var c in numerals)
        {
            var (unit, factor) = UnitOf(c);
            var isFactorTwice = digit > 0 && (unit == 0 || factor > 1);
            if (unit >= above || isFactorTwice)
                return default;
            value += unit * Math.Max(digit, factor);
            digit = unit > 0 ? 0 : DigitOf(c);
            above = unit > 0 ? unit : above;
        }

        value += digit;
        return (value, value switch { < 10 => 1, < 100 => 2, < 1000 => 3, _ => 4 });
    }

    private static int DigitOf(char c) => c is '零' or '○' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    private static (int Value, int Factor) UnitOf(char c) => c switch
    {
        '十' => (10, 1),
        '廿' => (10, 2),
        '卅' => (10, 3),
        '百' => (100, 1),
        '千' => (1000, 1),
        _ => default,
    };
}
