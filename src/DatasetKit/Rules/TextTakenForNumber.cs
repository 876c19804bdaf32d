using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports texts that would not survive being read as numbers.</summary>
internal static class TextTakenForNumber
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TextTakenForNumber,
        Name = "text-taken-for-number",
        Severity = Severity.Warning,
        Title = "pandas takes the texts of a column for numbers and changes them",
        Why = "Where all texts of a column look like numbers, `pandas.read_json` makes numbers of them: `014` becomes 14, `1.10` becomes 1.1, and an id of twenty digits loses the last of them (measured with pandas 1.5.3).",
        Fix = "Put a prefix before them, or tell your users to read the column with `dtype=str`.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: '014'
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        id: sheet-014
        ---

        The gauge stands on the east pier.

        """),
        CanBeLowered = true,
    };
}
