using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports columns whose names stand for dates and whose values do not.</summary>
internal static class DateName
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DateName,
        Name = "date-name",
        Severity = Severity.Warning,
        Title = "pandas takes a column for dates because of its name",
        Why = "`pandas.read_json` converts columns named `date`, `datetime` and `modified`, and those that end in `_at` or `_time` or begin with `timestamp`: the number 1685577600 becomes 2023-06-01, and the text `10:00` becomes ten o'clock of the day on which the file is read (measured with pandas 1.5.3).",
        Fix = "Rename the column, write dates as YYYY-MM-DD, or keep the key within `metadata` with the shape `nested`.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        start_time: '10:00'
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                release: {shape: flat}

                """),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        opens: '10:00'
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                release: {shape: flat}

                """),
            ],
        },
        CanBeLowered = true,
    };
}
