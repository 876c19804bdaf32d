using System.Globalization;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Tells what readers would take a value for. Every value of a corpus comes through here, so nothing is allocated and most texts leave at their first character.</summary>
internal static class ColumnKinds
{
    public const int Count = (int)ColumnKind.LossyNumberText + 1;

    // Every integer of fewer characters fits.
    private const int LengthOfLargest = 19;

    // A double keeps so many digits of any number.
    private const int ExactDigits = 15;

    public static ColumnKind Of(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.Null => ColumnKind.Null,
        ScalarKind.Boolean => ColumnKind.Boolean,
        ScalarKind.Number => OfNumber(scalar.Text),
        _ => OfText(scalar.Text),
    };

    public static ColumnKind OfText(string text)
    {
        if (text.Length == 0)
            return ColumnKind.Text;
        if (!(char.IsAsciiHexDigit(text[0]) || text[0] is '+' or '-' or '.'))
            return PythonNumber.Is(text) ? ColumnKind.LossyNumberText : ColumnKind.Text;
        if (text.Length == 36 && text[8] == '-')
            return OfUuid(text);
        if (!char.IsAsciiDigit(text[0]))
            return text[0] is '+' or '-' or '.' ? OfNumberText(text) : ColumnKind.Text;
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
            return OfDate(text);
        return text.Length switch
        {
            4 when text[0] != '0' && Fits(text, "dddd") => ColumnKind.Year,
            7 when Fits(text, "dddd-dd") && IsWithin(text, 5, 1, 12) => ColumnKind.Month,
            5 when Fits(text, "dd:dd") => ColumnKind.TimeOfDay,
            8 when Fits(text, "dd:dd:dd") => ColumnKind.TimeOfDay,
            _ => OfNumberText(text),
        };
    }

    private static ColumnKind OfNumber(string number)
    {
        if (number.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
            return ColumnKind.Decimal;
        return number.Length < LengthOfLargest
            || long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? ColumnKind.Integer : ColumnKind.BigInteger;
    }

    private static ColumnKind OfUuid(string text)
    {
        var hasCapitals = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
                return ColumnKind.Text;
            hasCapitals |= char.IsAsciiLetterUpper(text[i]);
        }

        return hasCapitals ? ColumnKind.UpperUuid : ColumnKind.Uuid;
    }

    private static ColumnKind OfDate(string text)
    {
        if (!Fits(text, "dddd-dd-dd") || !IsWithin(text, 5, 1, 12) || !IsWithin(text, 8, 1, 31))
            return ColumnKind.Text;
        if (text.Length == 10)
            return ColumnKind.Day;
        if (text.Length < 19 || text[10] is not ('T' or 't' or ' ') || !Fits(text, "dddd-dd-dd*dd:dd:dd"))
            return ColumnKind.Text;
        var rest = text.AsSpan(19);
        var hasFraction = rest.Length > 1 && rest[0] == '.';
        if (hasFraction)
            rest = rest[1..].TrimStart("0123456789");
        ColumnKind? kind = rest switch
        {
            "" => ColumnKind.LocalDateTime,
            "Z" or "z" => ColumnKind.UtcDateTime,
            ['+' or '-', _, _, ':', _, _] => ColumnKind.OffsetDateTime,
            _ => null,
        };
        return kind is null ? ColumnKind.Text : hasFraction ? ColumnKind.FractionDateTime : kind.Value;
    }

    private static ColumnKind OfNumberText(string text)
    {
        var number = text.AsSpan(text[0] is '+' or '-' ? 1 : 0);
        var exponent = number.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !IsDigits(whole) || !IsDigits(fraction))
            return PythonNumber.Is(text) ? ColumnKind.LossyNumberText : ColumnKind.Text;
        if (exponent >= 0)
        {
            var power = number[(exponent + 1)..].TrimStart("+-");
            return power.IsEmpty || !(IsDigits(power) || PythonNumber.Is(text)) ? ColumnKind.Text : ColumnKind.LossyNumberText;
        }

        return text[0] == '+' || text == "-0" || whole.IsEmpty || (whole.Length > 1 && whole[0] == '0') || (point >= 0 && (fraction.IsEmpty || fraction[^1] == '0')) || whole.Length + fraction.Length > ExactDigits
            ? ColumnKind.LossyNumberText
            : ColumnKind.NumberText;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a text begins with a form in which <c>d</c> is a digit and <c>*</c> anything.</summary>
    private static bool Fits(string text, ReadOnlySpan<char> form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == 'd' ? !char.IsAsciiDigit(text[i]) : form[i] != '*' && text[i] != form[i])
                return false;
        }

        return true;
    }

    private static bool IsWithin(string text, int at, int least, int greatest) => ((text[at] - '0') * 10) + text[at + 1] - '0' is var number && number >= least && number <= greatest;
}
