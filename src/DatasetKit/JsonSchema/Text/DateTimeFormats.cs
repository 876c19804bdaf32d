namespace DatasetKit.JsonSchema;

/// <summary>Dates and times of RFC 3339, section 5.6.</summary>
internal static class DateTimeFormats
{
    private const int DateChars = 10;
    private const int MinutesOfDay = 24 * 60;

    /// <summary><c>full-date</c>: a day that exists, as in <c>2024-02-29</c>. The year 0000 is one.</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length != DateChars || text[4] != '-' || text[7] != '-')
            return false;
        if (!Two(text, 0, 99, out var century) || !Two(text, 2, 99, out var yearOfCentury) || !Two(text, 5, 12, out var month) || !Two(text, 8, 31, out var day))
            return false;
        // DateTime has no year 0; 2000 is a leap year as 0000 is.
        var year = (century * 100) + yearOfCentury;
        return month > 0 && day > 0 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    /// <summary><c>date-time</c>.</summary>
    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length > DateChars && IsDate(text[..DateChars]) && text[DateChars] is 'T' or 't' && IsTime(text[(DateChars + 1)..]);

    /// <summary><c>full-time</c>: hours, minutes, seconds, an optional fraction, and a zone. A leap second stands at 23:59:60 UTC only.</summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':')
            return false;
        if (!Two(text, 0, 23, out var hour) || !Two(text, 3, 59, out var minute) || !Two(text, 6, 60, out var second))
            return false;

        var zone = text[8..];
        if (zone[0] == '.')
        {
            var fraction = zone[1..].IndexOfAnyExceptInRange('0', '9');
            if (fraction < 1)
                return false;
            zone = zone[(fraction + 1)..];
        }

        if (!TryReadOffset(zone, out var offsetMinutes))
            return false;
        var utcMinutes = ((hour * 60) + minute - offsetMinutes + MinutesOfDay) % MinutesOfDay;
        return second < 60 || utcMinutes == MinutesOfDay - 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> zone, out int offsetMinutes)
    {
        offsetMinutes = 0;
        if (zone is "Z" or "z")
            return true;
        if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':' || !Two(zone, 1, 23, out var hours) || !Two(zone, 4, 59, out var minutes))
            return false;
        offsetMinutes = ((hours * 60) + minutes) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Two(ReadOnlySpan<char> text, int at, int greatest, out int value)
    {
        value = ((text[at] - '0') * 10) + text[at + 1] - '0';
        return char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && value <= greatest;
    }
}
