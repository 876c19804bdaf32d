using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports dates that name a day of the week which is not theirs.</summary>
internal static class WeekdayDiffers
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.WeekdayDiffers,
        Name = "weekday-differs",
        Severity = Severity.Warning,
        CanBeLowered = true,
        Title = "A date names another day of the week than its own",
        Why = "Either the day of the week is wrong or the date is, and only the date gets into the record.",
        Fix = "Look up which of them is right, and correct the other; or write the date as YYYY-MM-DD.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: Monday, 1 June 2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: Thursday, 1 June 2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
