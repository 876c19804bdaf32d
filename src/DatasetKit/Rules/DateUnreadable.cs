using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports dates that cannot be read.</summary>
internal static class DateUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DateUnreadable,
        Name = "date-unreadable",
        Severity = Severity.Error,
        Title = "The date cannot be read",
        Why = "Documents are sorted, filtered and split by their day.",
        Fix = "Write the day as YYYY-MM-DD, or in words with the month's name.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: last spring
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 1 June 2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
