using System.Globalization;
using System.Numerics;

namespace DatasetKit.JsonSchema;

/// <summary>
/// A number of any size, exactly: a whole number times a power of ten. JSON's numbers have no limits, and a check that rounds lets wrong
/// values pass. Numbers of up to 28 digits without exponent are compared as decimals, which allocates nothing.
/// </summary>
internal readonly struct ExactNumber
{
    private const int DecimalDigits = 28;

    private readonly decimal _small;
    private readonly BigInteger _mantissa;
    private readonly long _exponent;

    private ExactNumber(decimal small) => (IsSmall, _small) = (true, small);

    private ExactNumber(BigInteger mantissa, long exponent) => (_mantissa, _exponent) = (mantissa, exponent);

    private bool IsSmall { get; }

    /// <summary>Reads a number as JSON spells it.</summary>
    public static ExactNumber Parse(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        if (e < 0 && text.Length <= DecimalDigits)
            return new ExactNumber(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        var digits = e < 0 ? text : text[..e];
        var exponent = e < 0 ? 0 : Clamp(BigInteger.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var point = digits.IndexOf('.');
        if (point < 0)
            return Normal(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
        var mantissa = BigInteger.Parse(string.Concat(digits[..point], digits[(point + 1)..]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Normal(mantissa, exponent - (digits.Length - point - 1));
    }

    /// <summary>Whether it is whole: 1.0 is, and so is 1e3.</summary>
    public bool IsInteger => IsSmall ? decimal.IsInteger(_small) : _exponent >= 0;

    public static int Compare(ExactNumber left, ExactNumber right)
    {
        if (left.IsSmall && right.IsSmall)
            return decimal.Compare(left._small, right._small);
        var (a, b) = (left.Expanded(), right.Expanded());
        var sign = a._mantissa.Sign.CompareTo(b._mantissa.Sign);
        if (sign != 0 || a._mantissa.IsZero)
            return sign;

        // Where the magnitudes differ, their lengths tell, and no power of ten need be written out.
        var lengths = (Digits(a._mantissa) + a._exponent).CompareTo(Digits(b._mantissa) + b._exponent);
        if (lengths != 0)
            return lengths * a._mantissa.Sign;
        var least = Math.Min(a._exponent, b._exponent);
        return (a._mantissa * BigInteger.Pow(10, (int)(a._exponent - least))).CompareTo(b._mantissa * BigInteger.Pow(10, (int)(b._exponent - least)));
    }

    /// <summary>Whether it is a whole multiple of another number above zero.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (IsSmall && divisor.IsSmall && _small.Scale == 0 && divisor._small.Scale == 0)
            return _small % divisor._small == 0;
        var (a, b) = (Expanded(), divisor.Expanded());
        if (a._mantissa.IsZero)
            return true;
        var shift = a._exponent - b._exponent;
        if (shift >= 0)
            return (a._mantissa % b._mantissa * BigInteger.ModPow(10, shift, b._mantissa) % b._mantissa).IsZero;
        return -shift <= Digits(a._mantissa) && (a._mantissa % (b._mantissa * BigInteger.Pow(10, (int)-shift))).IsZero;
    }

    /// <summary>The same for numbers that are equal.</summary>
    public int HashOf()
    {
        if (!IsSmall)
            return BigInteger.Abs(_mantissa) <= UInt128.MaxValue ? Hash((UInt128)BigInteger.Abs(_mantissa), _exponent) : HashCode.Combine(_mantissa, _exponent);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(_small, parts);
        var (mantissa, exponent) = (((UInt128)(uint)parts[2] << 64) + ((UInt128)(uint)parts[1] << 32) + (uint)parts[0], (long)-_small.Scale);
        if (mantissa == 0)
            return Hash(0, 0);
        while (mantissa % 10 == 0)
            (mantissa, exponent) = (mantissa / 10, exponent + 1);
        return Hash(mantissa, exponent);

        // Without the sign: numbers that differ by it alone are rare, and may share a hash.
        static int Hash(UInt128 mantissa, long exponent) => HashCode.Combine(mantissa, exponent);
    }

    private ExactNumber Expanded()
    {
        if (!IsSmall)
            return this;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(_small, parts);
        var mantissa = ((BigInteger)(uint)parts[2] << 64) + ((BigInteger)(uint)parts[1] << 32) + (uint)parts[0];
        return Normal(_small < 0 ? -mantissa : mantissa, -_small.Scale);
    }

    private static ExactNumber Normal(BigInteger mantissa, long exponent)
    {
        if (mantissa.IsZero)
            return new ExactNumber(mantissa, 0);
        while (true)
        {
            var quotient = BigInteger.DivRem(mantissa, 10, out var digit);
            if (!digit.IsZero)
                return new ExactNumber(mantissa, exponent);
            (mantissa, exponent) = (quotient, exponent + 1);
        }
    }

    private static long Digits(BigInteger mantissa) => BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).Length;

    // Beyond this an exponent says no more than "very large" or "very small".
    private static long Clamp(BigInteger exponent) => (long)BigInteger.Max(BigInteger.Min(exponent, 1L << 60), -(1L << 60));
}
