using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>
/// Decides what a plain YAML scalar is, by the core schema of YAML 1.2.2, section 10.3.2, and nothing more: <c>no</c>, <c>12:30</c>,
/// <c>1_000</c> and dates are text.
/// </summary>
internal static class YamlCoreSchema
{
    public static ScalarNode Resolve(TreeBuilder builder, Location location, string plain)
    {
        switch (plain)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return builder.Scalar(location, ScalarKind.Null, "null");
            case "true" or "True" or "TRUE":
                return builder.Scalar(location, ScalarKind.Boolean, "true");
            case "false" or "False" or "FALSE":
                return builder.Scalar(location, ScalarKind.Boolean, "false");
            case ".nan" or ".NaN" or ".NAN":
                throw TreeBuilder.NotFinite(location, plain);
        }

        if (IsInfinity(plain))
            throw TreeBuilder.NotFinite(location, plain);
        return IsNumber(plain) ? builder.Number(location, plain) : builder.String(location, plain);
    }

    private static bool IsInfinity(string plain) =>
        plain.AsSpan(plain[0] is '-' or '+' ? 1 : 0) is ".inf" or ".Inf" or ".INF";

    /// <summary>Whether it is a number, finite or not to a double.</summary>
    public static bool IsNumber(ReadOnlySpan<char> plain)
    {
        if (!char.IsAsciiDigit(plain[0]) && plain[0] is not ('-' or '+' or '.'))
            return false;
        if (plain.Length > 2 && plain[0] == '0' && plain[1] is 'x' or 'o')
            return plain[1] == 'x' ? AreHexDigits(plain[2..]) : !plain[2..].ContainsAnyExceptInRange('0', '7');

        var rest = plain[(plain[0] is '-' or '+' ? 1 : 0)..];
        var whole = TakeDigits(ref rest);
        var fraction = 0;
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }

        if (whole + fraction == 0)
            return false;
        if (!rest.IsEmpty && rest[0] is 'e' or 'E')
        {
            rest = rest[1..];
            if (!rest.IsEmpty && rest[0] is '-' or '+')
                rest = rest[1..];
            if (TakeDigits(ref rest) == 0)
                return false;
        }

        return rest.IsEmpty;
    }

    private static bool AreHexDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = rest.IndexOfAnyExceptInRange('0', '9');
        if (count < 0)
            count = rest.Length;
        rest = rest[count..];
        return count;
    }
}
