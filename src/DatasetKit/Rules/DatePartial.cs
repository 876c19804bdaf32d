using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports dates without day, month or year.</summary>
internal static class DatePartial
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DatePartial,
        Name = "date-partial",
        Severity = Severity.Error,
        Title = "The date lacks a part",
        Why = "A day that is filled in by a tool is a false fact that nobody notices later.",
        Fix = "Write day, month and year; if the day is not known, put what is known under another key and decide on a day.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: June 2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: June 1, 2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
