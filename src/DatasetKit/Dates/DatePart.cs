namespace DatasetKit.Dates;

/// <summary>A part of a date.</summary>
/// <param name="Kind">One of the constants below.</param>
/// <param name="Value">The number, or the month.</param>
/// <param name="Separator">What stands before it: <c>. , - /</c> or a blank.</param>
/// <param name="MayBeWeekday">Whether it is the name of a month and of a weekday as well, as <c>mar</c> is.</param>
internal readonly record struct DatePart(char Kind, int Value, char Separator, bool MayBeWeekday = false)
{
    /// <summary>A month in words.</summary>
    public const char Month = 'M';

    /// <summary>A number of one or two digits.</summary>
    public const char Short = '2';

    /// <summary>A number of four digits.</summary>
    public const char Long = '4';

    /// <summary>A number of eight digits.</summary>
    public const char Basic = '8';

    /// <summary>A number that says that it is a year, in East Asian dates.</summary>
    public const char YearUnit = 'y';

    /// <summary>A number that says that it is a year, but has two digits.</summary>
    public const char ShortYear = 'x';

    /// <summary>A number that says that it is a month.</summary>
    public const char MonthUnit = 'm';

    /// <summary>A number that says that it is a day.</summary>
    public const char DayUnit = 'd';

    /// <summary>A number that no date has.</summary>
    public const char Other = '?';
}
