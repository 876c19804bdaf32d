using System.Globalization;
using System.Numerics;

namespace DatasetKit.JsonSchema;

/// <summary>
/// A number of any size, exactly: significant digits times a power of ten. JSON's numbers have no limits, and a check that rounds lets wrong
/// values pass. Numbers of up to 28 digits without exponent are compared as decimals, which allocates nothing; all others by their digits.
/// </summary>
internal readonly struct ExactNumber
{
    private const int DecimalDigits = 28;

    // Digits in a word of 32 bits, and multiplications of two words in the time of one step of an evaluation (measured).
    private const double WordDigits = 9.6;
    private const int MultiplicationsAStep = 128;

    private readonly decimal _small;
    private readonly int _sign;
    private readonly string _digits = "";
    private readonly BigInteger _exponent;

    private ExactNumber(decimal small) => (IsSmall, _small) = (true, small);

    private ExactNumber(int sign, string digits, BigInteger exponent) => (_sign, _digits, _exponent) = (sign, digits, exponent);

    private bool IsSmall { get; }

    /// <summary>Reads a number as JSON spells it.</summary>
    public static ExactNumber Parse(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        if (e < 0 && text.Length <= DecimalDigits)
            return new ExactNumber(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        var number = e < 0 ? text : text[..e];
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = number[0] == '-' ? -1 : 1;
        number = number.TrimStart("+-");
        var point = number.IndexOf('.');
        var digits = (point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..])).TrimStart('0');
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length - (point < 0 ? 0 : number.Length - point - 1);
        return significant.Length == 0 ? new ExactNumber(0, "", 0) : new ExactNumber(sign, significant, exponent);
    }

    /// <summary>Whether it is whole: 1.0 is, and so is 1e3.</summary>
    public bool IsInteger => IsSmall ? decimal.IsInteger(_small) : _exponent >= 0;

    public static int Compare(ExactNumber left, ExactNumber right)
    {
        if (left.IsSmall && right.IsSmall)
            return decimal.Compare(left._small, right._small);
        var (a, b) = (left.Expanded(), right.Expanded());
        if (a._sign != b._sign || a._sign == 0)
            return a._sign.CompareTo(b._sign);

        // Where the magnitudes differ, the places of the first digits tell; else the digits do, of which the last is no zero.
        var order = (a._digits.Length + a._exponent).CompareTo(b._digits.Length + b._exponent);
        return (order != 0 ? order : string.CompareOrdinal(a._digits, b._digits)) * a._sign;
    }

    /// <summary>Whether it is a whole multiple of another number above zero.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (IsSmall && divisor.IsSmall && TryScale(_small, divisor._small.Scale, out var whole) && TryScale(divisor._small, _small.Scale, out var unit))
            return whole % unit == 0;
        var (a, b) = (Expanded(), divisor.Expanded());
        if (a._sign == 0)
            return true;
        var shift = a._exponent - b._exponent;
        if (shift < 0 && -shift > a._digits.Length)
            return false;
        var (mantissa, by) = (a.Mantissa, b.Mantissa);
        return shift >= 0
            ? (mantissa % by * BigInteger.ModPow(10, shift, by) % by).IsZero
            : (mantissa % (by * BigInteger.Pow(10, (int)-shift))).IsZero;
    }

    /// <summary>What <see cref="IsMultipleOf"/> costs, in steps of an evaluation; 0 for numbers of usual length.</summary>
    public int StepsOfMultiple(ExactNumber divisor)
    {
        if (IsSmall && divisor.IsSmall)
            return 0;
        var (a, b) = (Expanded(), divisor.Expanded());
        var (words, by) = (a._digits.Length / WordDigits, b._digits.Length / WordDigits);
        var rounds = BigInteger.Max(a._exponent - b._exponent, 0).GetBitLength();
        return (int)Math.Min(int.MaxValue, ((words * by) + (words * words) + (by * by) + (2 * rounds * by * by)) / MultiplicationsAStep);
    }

    /// <summary>The same for numbers that are equal.</summary>
    public int HashOf()
    {
        // Without the sign: numbers that differ by it alone are rare, and may share a hash.
        if (!IsSmall)
            return _digits.Length <= DecimalDigits + 1 ? Hash(UInt128.Parse($"0{_digits}", CultureInfo.InvariantCulture), _exponent) : HashCode.Combine(_digits, _exponent);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(_small, parts);
        var (mantissa, exponent) = (Whole(parts), (BigInteger)(-_small.Scale));
        if (mantissa == 0)
            return Hash(0, 0);
        while (mantissa % 10 == 0)
            (mantissa, exponent) = (mantissa / 10, exponent + 1);
        return Hash(mantissa, exponent);

        static int Hash(UInt128 mantissa, BigInteger exponent) => HashCode.Combine(mantissa, exponent);
    }

    private BigInteger Mantissa => BigInteger.Parse(_digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private ExactNumber Expanded()
    {
        if (!IsSmall)
            return this;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(_small, parts);
        var digits = Whole(parts).ToString(CultureInfo.InvariantCulture);
        var significant = digits.TrimEnd('0');
        return significant.Length == 0 ? new ExactNumber(0, "", 0) : new ExactNumber(Math.Sign(_small), significant, digits.Length - significant.Length - _small.Scale);
    }

    /// <summary>The digits of a number as a whole one, of at least so many places after the point.</summary>
    private static bool TryScale(decimal number, int scale, out UInt128 result)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        result = Whole(parts);
        for (var more = scale - number.Scale; more > 0; more--)
        {
            if (result > UInt128.MaxValue / 10)
                return false;
            result *= 10;
        }

        return true;
    }

    private static UInt128 Whole(ReadOnlySpan<int> parts) => ((UInt128)(uint)parts[2] << 64) + ((UInt128)(uint)parts[1] << 32) + (uint)parts[0];
}
