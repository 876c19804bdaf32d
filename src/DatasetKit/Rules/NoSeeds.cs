using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports projects without seeds.</summary>
internal static class NoSeeds
{
    /// <summary>Says that nothing matches.</summary>
    /// <param name="place">Where the project's file begins.</param>
    /// <param name="include">The globs of the project.</param>
    public static Finding Of(Location place, IEnumerable<string> include) =>
        new(Codes.NoSeeds, place, $"No file below the root matches {ShortText.Of(string.Join(", ", include))}.");

    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NoSeeds,
        Name = "no-seeds",
        Severity = Severity.Error,
        Title = "The project has no seeds",
        Why = "An empty release is nearly always a wrong folder or glob.",
        Fix = "Check `root`, `include` and `exclude`; names that begin with `_` or `.` are never seeds.",
        Bad = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        include: ['**/*.rst']

        """)
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
        Good = new("dataset.yaml", """
        name: sample
        version: 1.0.0
        include: ['**/*.md']

        """)
        {
            Others =
            [
                new("seeds/a.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                ---

                The gauge stands on the east pier.

                """),
            ],
        },
    };
}
