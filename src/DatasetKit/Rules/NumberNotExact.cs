using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports numbers that JSON cannot hold.</summary>
internal static class NumberNotExact
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NumberNotExact,
        Name = "number-not-exact",
        Severity = Severity.Error,
        Title = "A number has no exact JSON form",
        Why = "JSON has no infinity, and a number with thousands of digits is read differently everywhere.",
        Fix = "Leave the value out, or put it in quotes.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        depth: .inf
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        depth: 4.25
        ---

        The gauge stands on the east pier.

        """),
    };
}
