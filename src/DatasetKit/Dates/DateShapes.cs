namespace DatasetKit.Dates;

/// <summary>Makes a date of its parts, or says which part is missing or unclear.</summary>
internal static class DateShapes
{
    /// <summary>Matches the parts with the shapes that a date can have.</summary>
    public static DateReading Match(ReadOnlySpan<DatePart> parts)
    {
        if (TryMatch(parts, out var reading))
            return reading;

        // "mar. 6 juin 2023": what reads as a month is a weekday where a date is left without it.
        if (parts is [{ MayBeWeekday: true }, .. var rest] && TryMatch(rest, out reading))
            return reading;
        foreach (var part in parts)
        {
            if (part.Kind == DatePart.Other)
                return DateReading.Unreadable(DateReasons.OtherNumber);
        }

        return DateReading.Unreadable(DateReasons.NoShape);
    }

    private static bool TryMatch(ReadOnlySpan<DatePart> parts, out DateReading reading)
    {
        Span<char> shape = stackalloc char[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            shape[i] = parts[i].Kind;

        // The letters are the kinds of DatePart.
        DateReading? match = shape switch
        {
            "8" => Basic(parts[0].Value),
            "2M4" => Day(parts[2], parts[1], parts[0]),
            "M24" => Day(parts[2], parts[0], parts[1]),
            "4M2" or "ymd" => Day(parts[0], parts[1], parts[2]),
            "422" when HasOneSeparator(parts) => Day(parts[0], parts[1], parts[2]),
            "224" when HasOneSeparator(parts) => DayOrMonthFirst(parts[0].Value, parts[1].Value, parts[2].Value),
            "222" when HasOneSeparator(parts) => DateReading.Ambiguous(DateReasons.AnyOrder),
            "4M" or "42" or "ym" => WithoutDay(parts[0], parts[1]),
            "M4" or "24" => WithoutDay(parts[1], parts[0]),
            "4" or "y" => DateReading.Partial(DateReasons.YearAlone),
            "2M" or "M2" or "22" or "md" => DateReading.Partial(DateReasons.WithoutYear),
            "M" or "m" => DateReading.Partial(DateReasons.MonthAlone),
            "2M2" or "M22" or "2Mx" or "M2x" or "xM2" or "xmd" or "Mx" or "xm" or "x" => DateReading.Partial(DateReasons.ShortYear),
            _ => null,
        };
        reading = match.GetValueOrDefault();
        return match is not null;
    }

    private static bool HasOneSeparator(ReadOnlySpan<DatePart> parts) =>
        parts[1].Separator == parts[2].Separator && parts[1].Separator != ',';

    private static DateReading Basic(int value) => Day(value / 10_000, value / 100 % 100, value % 100);

    private static DateReading Day(DatePart year, DatePart month, DatePart day) => Day(year.Value, month.Value, day.Value);

    private static DateReading Day(int year, int month, int day) =>
        Exists(year, month, day)
            ? DateReading.Of(new(year, month, day))
            : DateReading.Unreadable(DateReasons.NoSuchDay(year, month, day));

    private static DateReading WithoutDay(DatePart year, DatePart month) =>
        Exists(year.Value, month.Value, 1)
            ? DateReading.Partial(DateReasons.WithoutDay)
            : DateReading.Unreadable(DateReasons.NoSuchDay(year.Value, month.Value, 1));

    // Half of such dates have a day above 12 and could be read, but then the other half would be refused for their looks.
    private static DateReading DayOrMonthFirst(int first, int second, int year) =>
        (Exists(year, second, first), Exists(year, first, second)) switch
        {
            (true, true) when first != second =>
                DateReading.Ambiguous(DateReasons.TwoOrders(new(year, second, first), new(year, first, second))),
            (true, _) => DateReading.Ambiguous(DateReasons.OneOrder(new(year, second, first))),
            (_, true) => DateReading.Ambiguous(DateReasons.OneOrder(new(year, first, second))),
            _ when second is >= 1 and <= 12 && first > 12 => DateReading.Unreadable(DateReasons.NoSuchDay(year, second, first)),
            _ when first is >= 1 and <= 12 && second > 12 => DateReading.Unreadable(DateReasons.NoSuchDay(year, first, second)),
            _ => DateReading.Unreadable(DateReasons.NoOrder),
        };

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
