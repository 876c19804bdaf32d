using System.Globalization;
using System.Numerics;

namespace DatasetKit.Metadata;

/// <summary>Spells the numbers of YAML 1.2 and TOML 1.0 as JSON does, without changing their value or their number of digits.</summary>
internal static class NumberText
{
    /// <summary>Accepts decimal, <c>0x</c>, <c>0o</c> and <c>0b</c> integers, and decimals such as <c>+1</c>, <c>007</c>, <c>.5</c>, <c>1.</c> and <c>1e3</c>.</summary>
    public static string ToJson(string spelling)
    {
        if (spelling.Length > 2 && spelling[0] == '0' && char.IsAsciiLetterLower(spelling[1]) && spelling[1] != 'e')
            return FromBase(spelling);

        var negative = spelling[0] == '-';
        var digits = spelling.AsSpan(spelling[0] is '-' or '+' ? 1 : 0);
        var mantissaEnd = digits.IndexOfAny('e', 'E');
        var mantissa = mantissaEnd < 0 ? digits : digits[..mantissaEnd];
        var point = mantissa.IndexOf('.');
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('0');
        var fraction = point < 0 ? default : mantissa[(point + 1)..];

        var result = $"{(negative ? "-" : "")}{(whole.IsEmpty ? "0" : whole)}";
        if (point >= 0)
            result += fraction.IsEmpty ? ".0" : $".{fraction}";
        return mantissaEnd < 0 ? result : $"{result}{digits[mantissaEnd..]}";
    }

    private static string FromBase(string spelling)
    {
        var radix = spelling[1] switch { 'x' => 16, 'o' => 8, _ => 2 };
        var value = BigInteger.Zero;
        foreach (var digit in spelling.AsSpan(2))
            value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
