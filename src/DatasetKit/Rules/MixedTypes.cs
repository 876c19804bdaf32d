using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys whose values are of different types.</summary>
internal static class MixedTypes
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.MixedTypes,
        Name = "mixed-types",
        Severity = Severity.Warning,
        Title = "The values of a key are of more than one type",
        Why = "DuckDB makes such a column JSON, in which every text keeps its quotes; where the other type begins after the 20,480 records that it looks at first, it fails to read the file. pandas turns true and false among numbers into 1 and 0 (measured with DuckDB 1.5.6 and pandas 1.5.3).",
        Fix = "Write all values in one type, and declare it in the schema, which then reports each that differs.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        pages: 3
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
                pages: three
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
        pages: 3
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
                pages: 3
                ---

                The gauge was painted.

                """),
            ],
        },
        CanBeLowered = true,
    };
}
