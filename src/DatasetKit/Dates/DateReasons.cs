using System.Globalization;
using DatasetKit.Diagnostics;

namespace DatasetKit.Dates;

/// <summary>What the curator is told about a date that was not read.</summary>
internal static class DateReasons
{
    public const string Empty = "The date is empty. " + Advice;
    public const string TooLong = "The text is too long for a date. " + Advice;
    public const string NoShape = "The parts do not make one date. " + Advice;
    public const string OtherNumber = "A year needs four digits, and a month or a day one or two. " + Advice;
    public const string NoSuchTime = "The time of day or its zone does not exist. Leave it out, or write it as in 2023-06-01T10:00:00Z.";
    public const string YearAlone = "The date has a year, but no month and day. " + Advice;
    public const string MonthAlone = "The date has a month, but no year and day. " + Advice;
    public const string WithoutDay = "The date has a year and a month, but no day. " + Advice;
    public const string WithoutYear = "The date has no year of four digits. " + Advice;
    public const string ShortYear = "The year has two digits, so its century is unknown. " + Advice;
    public const string AnyOrder = "Year, month and day cannot be told apart. " + Advice;
    public const string NoOrder = "Neither the first nor the second number can be the month of this day. " + Advice;

    /// <summary>Of the name of a month that Croatian has from the same root as its neighbours, for another month.</summary>
    public static string TwoMonths(ReadOnlySpan<char> name) => $"'{ShortText.Of(name.ToString())}' is one month in Croatian, and the next in Polish or Czech. {Advice}";

    /// <summary>Of what says that no day is known.</summary>
    public static string Vague(ReadOnlySpan<char> word) =>
        $"'{ShortText.Of(word.ToString())}' says that the date is not certain, and a date is one day. Decide on a day, or keep what is known in another key.";

    /// <summary>Of an abbreviated day of the week that may mean until, after, for or not.</summary>
    public static string Preposition(string? word) =>
        $"'{ShortText.Of(word ?? "")}' may be a preposition here, which makes the date uncertain. Decide on a day; a day of the week is written in full, or with a dot.";

    /// <summary>Of a year that lies far ahead, written otherwise than in ISO form.</summary>
    public static string FarYear(int year) =>
        string.Create(CultureInfo.InvariantCulture, $"The year {year} lies far ahead; where another era is meant, convert it. A date that is meant so is written as YYYY-MM-DD.");

    /// <summary>Of a Turkish or Arabic month in a year that only the Rumi calendar has.</summary>
    public static string Rumi(int year) => string.Create(CultureInfo.InvariantCulture, $"A Turkish or Arabic date of the year {year} may count by the Rumi calendar, which is 584 years behind, and until 1917 twelve or thirteen days. Convert it, and write it as YYYY-MM-DD.");

    public const string TwoCalendars = "These are two days. If they are one day by the Julian and the Gregorian calendar, write the second as YYYY-MM-DD; if it is a range, the first, and the range into a key of its own.";
    public const string Range = "This is a range; write its first day as YYYY-MM-DD, and the range into a key of its own.";

    private const string Advice = "Write it as YYYY-MM-DD.";

    /// <summary>Of a number that goes on with a letter.</summary>
    public static string LetterInNumber(char letter) => $"The letter '{letter}' stands in a number{(letter is 'o' or 'O' ? "; if it means 0, write the digit" : "")}. {Advice}";

    /// <summary>Of a text that ends with a mark after which more should come.</summary>
    public static string Unfinished(char mark) => $"After the '{mark}' at its end more of the date is expected. Remove the mark, or write the date as YYYY-MM-DD.";

    /// <summary>Of a numeric date that is a day whichever number is the month.</summary>
    public static string TwoOrders(DateOnly dayFirst, DateOnly monthFirst) => string.Create(
        CultureInfo.InvariantCulture,
        $"Day and month cannot be told apart: this is {dayFirst:yyyy-MM-dd} or {monthFirst:yyyy-MM-dd}. {Advice}");

    /// <summary>Of a numeric date that is one day only.</summary>
    public static string OneOrder(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"A date that does not start with the year is not read, as day and month cannot be told apart in others. Write {date:yyyy-MM-dd}.");

    /// <summary>Of a day that its month, or a month that the year, does not have.</summary>
    public static string NoSuchDay(int year, int month, int day) => (year, month, day) switch
    {
        ( < 1, _, _) => "There is no year 0. " + Advice,
        (_, < 1 or > 12, _) => string.Create(CultureInfo.InvariantCulture, $"There is no month {month}. {Advice}"),
        (_, _, < 1) => "There is no day 0. " + Advice,
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{new DateOnly(year, month, 1):MMMM yyyy} has {DateTime.DaysInMonth(year, month)} days{((year, month, day) is (_, 2, 29) && year % 100 == 0 ? ", but by the Julian calendar one more; convert such a date" : "")}."),
    };

    /// <summary>Of a date that names another day of the week than its own.</summary>
    public static string OtherWeekday(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"{date:yyyy-MM-dd} is a {date:dddd}. Correct the day of the week or the date, whichever is wrong.");

    /// <summary>Of a day when an era of Japan had ended, had not begun, or counted months by the moon.</summary>
    public static string OutsideEra(JapaneseEra era, DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"{date:yyyy-MM-dd} is outside the era {era.Name}, which is read from {era.Start:yyyy-MM-dd} to {era.End:yyyy-MM-dd}. {Advice}");

    /// <summary>Of a token that has no place in a date.</summary>
    public static string Unexpected(TokenCursor cursor)
    {
        var text = cursor.CurrentText.ToString();
        if (text.Length == 0 || char.IsControl(text[0]))
            return "The text is not a date. " + Advice;
        if (text[0] == Folding.ScriptChange)
            return "A number mixes digits of several scripts. " + Advice;
        if (text is "?" or "[" or "~" || (DateWords.TryFind(text, out var word) && word.Is(WordUses.Vague)))
            return Vague(cursor.CurrentSource);
        if (text is "\"" or "'" or "<" or ">" or ";" or "\u201C" or "\u201D" or "\u201E" or "«" or "»")
            return $"'{text}' cannot stand in a date; remove it.";
        if (cursor.Current.Kind != TokenKind.Word || word is not null)
            return $"'{ShortText.Of(cursor.CurrentSource.ToString())}' cannot stand in this place of a date. {Advice}";
        if (text == "thang")
            return $"'{ShortText.Of(cursor.CurrentSource.ToString())}' needs the month's number behind it, as in 'tháng 6'. A month of the moon, as 'chạp' and 'giêng' may be, is converted.";
        var advice = DateWords.NearestMonth(text) is { } month
            ? $"If it means '{month}', write that, or write the date as YYYY-MM-DD."
            : Advice;
        return $"'{ShortText.Of(cursor.CurrentSource.ToString())}' is not a word of a date in a language that is read. {advice}";
    }
}
