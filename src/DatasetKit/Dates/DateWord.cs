namespace DatasetKit.Dates;

/// <summary>What a word can be in a date.</summary>
[Flags]
internal enum WordUses
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The name of a month.</summary>
    Month = 1,

    /// <summary>The name of a day of the week.</summary>
    Weekday = 1 << 1,

    /// <summary>A word that may stand before any part, as in <c>1 de junio de 2023</c>.</summary>
    Small = 1 << 2,

    /// <summary>The ending of a day's number, as in <c>1st</c>.</summary>
    Ordinal = 1 << 3,

    /// <summary>What may follow the year, as in <c>1 июня 2023 г.</c></summary>
    YearMark = 1 << 4,

    /// <summary>What makes the number before it a year, in East Asian dates.</summary>
    YearUnit = 1 << 5,

    /// <summary>What makes the number before it a month, in East Asian dates.</summary>
    MonthUnit = 1 << 6,

    /// <summary>What makes the number before it a day, in East Asian dates.</summary>
    DayUnit = 1 << 7,

    /// <summary>A time zone of RFC 5322.</summary>
    Zone = 1 << 8,

    /// <summary>What says that no day is known, as in <c>ca. 1893</c>; it has no place in a date, but a reason of its own.</summary>
    Vague = 1 << 11,

    /// <summary>The name of a month in those languages alone that write the first as <c>1o</c>.</summary>
    MonthAfterO = 1 << 9,

    /// <summary>The name of a month that the Rumi calendar of the Ottoman empire has too: Turkish ones, and the Syriac ones of Arabic.</summary>
    OttomanMonth = 1 << 10,

    /// <summary>A word that may be an abbreviated day of the week, or mean until, after, for or not: <c>do</c>.</summary>
    Preposition = 1 << 12,

    /// <summary>A word that may stand before the first part alone, as in <c>am 12. März 1871</c>; behind a number it would be an hour.</summary>
    Lead = 1 << 13,
}

/// <summary>A word of <c>months.txt</c>.</summary>
/// <param name="Uses">What it can be.</param>
/// <param name="Month">The number of the month that it names, or 0.</param>
/// <param name="Weekdays">The days of the week that it names in one language or another, a bit each, Monday's the lowest.</param>
/// <param name="MonthLanguages">The languages in which it names a month, a bit each.</param>
/// <param name="WeekdayLanguages">The languages in which it names a day of the week, a bit each.</param>
/// <param name="PrepositionLanguages">The languages in which it is a preposition, a bit each.</param>
/// <param name="Spelling">How it is written, before folding.</param>
internal sealed record DateWord(WordUses Uses, int Month, int Weekdays, uint MonthLanguages, uint WeekdayLanguages, uint PrepositionLanguages, string Spelling)
{
    /// <summary>Whether the word can be one of these.</summary>
    public bool Is(WordUses uses) => (Uses & uses) != 0;
}
