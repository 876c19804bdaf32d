namespace DatasetKit.Dates;

/// <summary>A line of <c>months.txt</c>.</summary>
/// <param name="Section">The heading above it.</param>
/// <param name="Name">A language or a use.</param>
/// <param name="Groups">Words that mean the same, in groups: twelve months, seven weekdays, or one.</param>
internal sealed record DateWordLine(string Section, string Name, IReadOnlyList<string[]> Groups)
{
    /// <summary>What the words of the line can be in a date.</summary>
    /// <exception cref="InvalidDataException">The section or the use is unknown, or groups are missing.</exception>
    public WordUses Uses => (Section, Name, Groups.Count) switch
    {
        ("months", "es" or "it" or "pt", 12) => WordUses.Month | WordUses.MonthAfterO,
        ("months", "tr", 12) or ("ottoman", _, 12) => WordUses.Month | WordUses.OttomanMonth,
        ("months", _, 12) => WordUses.Month,
        ("weekdays", _, 7) => WordUses.Weekday,
        ("words", "small", 1) => WordUses.Small,
        ("words", "ordinal", 1) => WordUses.Ordinal,
        ("words", "vague", 1) => WordUses.Vague,
        ("prepositions", _, 1) => WordUses.Preposition,
        ("words", "lead", 1) => WordUses.Lead,
        ("words", "year-mark", 1) => WordUses.YearMark,
        ("words", "year-unit", 1) => WordUses.YearUnit,
        ("words", "month-unit", 1) => WordUses.MonthUnit,
        ("words", "day-unit", 1) => WordUses.DayUnit,
        ("words", "zone", 1) => WordUses.Zone,
        _ => throw new InvalidDataException($"[{Section}] has no line '{Name}' of {Groups.Count} groups."),
    };
}
