using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata keys that collide with a column.</summary>
internal static class ReservedKey
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ReservedKey,
        Name = "reserved-key",
        Severity = Severity.Error,
        Title = "A key has the name of a column of the record",
        Why = "In the shape `flat` the metadata keys are columns beside `text`; two columns of one name cannot be.",
        Fix = "Rename the key, or use another `release.shape`.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        text: A gauge
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                release:
                  shape: flat

                """),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        summary: A gauge
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("dataset.yaml", """
                name: sample
                version: 1.0.0
                release:
                  shape: flat

                """),
            ],
        },
    };
}
