using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports projects without seeds.</summary>
internal static class NoSeeds
{
    /// <summary>Says that nothing matches.</summary>
    /// <param name="place">Where the project's file begins.</param>
    /// <param name="include">The globs of seeds.</param>
    /// <param name="exclude">The globs of what is no seed.</param>
    public static Finding Of(Location place, IReadOnlyList<string> include, IReadOnlyList<string> exclude) =>
        new(Codes.NoSeeds, place, $"No file below the root matches {List(include)}{(exclude.Count > 0 ? $" and is not left out by {List(exclude)}" : "")}.");

    private static string List(IReadOnlyList<string> globs) => ShortText.Of(string.Join(", ", globs));

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
