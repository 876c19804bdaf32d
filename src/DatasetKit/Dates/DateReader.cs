using System.Globalization;

namespace DatasetKit.Dates;

/// <summary>
/// Reads a date as people write it: ISO 8601, RFC 5322, or words in any language of <c>months.txt</c>.
/// The result depends on the text alone, never on culture, ICU or time zone.
/// </summary>
/// <remarks>The text is folded, cut into tokens, scanned for the parts of a date, and the parts are matched with a few shapes.</remarks>
internal static class DateReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxChars = 100;

    private static readonly string[] s_rangeSigns = [" to ", " - ", "\u2013", "\u2014", " until ", " bis ", " au ", " al ", " tot ", " t/m ", "~", "\u301C", "\uFF5E"];
    private static readonly string[] s_shortRangeSigns = ["-", "/", "\u2013", "\u2014"];
    private static readonly string[] s_intervalSigns = ["/", "..", "--"];

    /// <summary>Reads a date.</summary>
    public static DateReading Read(string text)
    {
        if (TryReadIso(text, out var date))
            return DateReading.Of(date);
        if (text.Length > MaxChars)
            return DateReading.Unreadable(DateReasons.TooLong);
        var reading = ReadParts(text);

        // 1848–9, which the dash tells from a month.
        var isRange = reading.Fault == DateFault.Unreadable ? IsRange(text) : reading.Fault == DateFault.Partial && text is [_, _, _, _, '\u2013' or '\u2014', >= '0' and <= '9'];
        return isRange ? DateReading.Unreadable(IsOfTwoCalendars(text) ? DateReasons.TwoCalendars : DateReasons.Range) : reading;
    }

    // 10/21 March 1871: between the calendars are 10 to 13 days.
    private static bool IsOfTwoCalendars(string text) =>
        text.Split('/') is [{ Length: 1 or 2 } first, [>= '0' and <= '9', >= '0' and <= '9', ..] second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.Parse(second.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) - from is >= 10 and <= 13;

    /// <summary>Whether a text has two sides that each hold a number, as in <c>1-3 June 2023</c>, <c>2020 to 2021</c> or, by ISO 8601, <c>2023-06-01/2023-06-03</c>.</summary>
    private static bool IsRange(string text)
    {
        if (text.Split(s_rangeSigns, 3, StringSplitOptions.TrimEntries) is [var from, var to])
            return from.Any(char.IsDigit) && to.Any(char.IsDigit);
        if (text.Split(s_intervalSigns, 3, StringSplitOptions.TrimEntries) is [[>= '0' and <= '9', _, _, >= '0' and <= '9', ..], [>= '0' and <= '9', ..]])
            return true;
        return text.Split(s_shortRangeSigns, 3, StringSplitOptions.None) is [var first, var second] && IsShortRange(first.TrimEnd('.'), second, second.TakeWhile(char.IsAsciiDigit).Count());
    }

    // 1914-1918 and 1914-18, whose second number is no month; 5-12 June 1848 and 5./6. Juni 1848, where a word follows.
    private static bool IsShortRange(string first, string second, int digits)
    {
        if (first.Length is 0 or > 4 || digits is 0 or > 4 || !first.All(char.IsAsciiDigit))
            return false;
        var (from, to) = (int.Parse(first, NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(second.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture));
        return first.Length == 4 ? (digits == 4 && to >= from) || (digits == 2 && to > 12 && to > from % 100 && second.Length == 2) : digits <= 2 && second.Any(char.IsLetter);
    }

    private static DateReading ReadParts(string text)
    {
        Span<char> folded = stackalloc char[Folding.MaxGrowth * MaxChars];
        folded = folded[..Folding.Fold(text, folded)];
        Span<Token> tokens = stackalloc Token[folded.Length + 1];
        tokens = tokens[..Tokenizer.Cut(folded, tokens)];
        Span<DatePart> parts = stackalloc DatePart[DateScanner.MaxParts];
        return new DateScanner(new TokenCursor(text, folded, tokens), parts).Read();
    }

    // Most dates of a corpus are written like this already, so they skip everything else.
    private static bool TryReadIso(string text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
            return false;
        int year = (Digits(text, 0) * 100) + Digits(text, 2), month = Digits(text, 5), day = Digits(text, 8);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;
    }

    // Two ASCII digits, or a number so low that no sum with it is in range.
    private static int Digits(string text, int index) =>
        char.IsAsciiDigit(text[index]) && char.IsAsciiDigit(text[index + 1])
            ? ((text[index] - '0') * 10) + text[index + 1] - '0'
            : -100_000;
}
