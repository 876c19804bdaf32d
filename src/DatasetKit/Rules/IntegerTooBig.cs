using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports integers that readers cannot hold.</summary>
internal static class IntegerTooBig
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.IntegerTooBig,
        Name = "integer-too-big",
        Severity = Severity.Warning,
        Title = "An integer has more than 64 bits",
        Why = "`pandas.read_json` reads 123456789012345678901 as 12776324570088369205, and cannot read a file with a longer one at all (\"Value is too big!\"). DuckDB keeps the first seventeen digits of one that has more than 128 bits (measured with pandas 1.5.3 and DuckDB 1.5.6).",
        Fix = "Put the number in quotes; what has so many digits is a name and no quantity.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        isni: 123456789012345678901234
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        isni: '123456789012345678901234'
        ---

        The gauge stands on the east pier.

        """),
        CanBeLowered = true,
    };
}
