using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys that differ only by case.</summary>
internal static class KeysDifferByCase
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.KeysDifferByCase,
        Name = "keys-differ-by-case",
        Severity = Severity.Warning,
        Title = "Two keys differ only by case",
        Why = "Names in SQL have no case. DuckDB renames the second of two such columns to `Tags_1`, and cannot read the file at all where the two stand within `metadata`: \"Duplicate name in struct auto-detected in JSON\" (measured with DuckDB 1.5.6).",
        Fix = "Give both the same name, or one of them another; the schema's `additionalProperties: false` reports a slip.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        Tags: [pier]
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("seeds/b.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                tags: [paint]
                ---

                The gauge was painted.

                """),
            ],
        },
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        tags: [pier]
        ---

        The gauge stands on the east pier.

        """)
        {
            Others =
            [
                new("seeds/b.md", """
                ---
                title: The tide gauge
                date: 2023-06-01
                source: Harbour office
                tags: [paint]
                ---

                The gauge was painted.

                """),
            ],
        },
        CanBeLowered = true,
    };
}
