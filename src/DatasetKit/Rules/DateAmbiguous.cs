using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports dates whose day and month cannot be told apart.</summary>
internal static class DateAmbiguous
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DateAmbiguous,
        Name = "date-ambiguous",
        Severity = Severity.Error,
        Title = "The date can be read in two ways",
        Why = "01/02/2023 is a day in January for some and in February for others.",
        Fix = "Write the day as YYYY-MM-DD, or the month as a word.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 01/02/2023
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-02-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
