using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata that is not YAML.</summary>
internal static class YamlSyntax
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.YamlSyntax,
        Name = "yaml-syntax",
        Severity = Severity.Error,
        Title = "The metadata is not valid YAML",
        Why = "A line that is not YAML leaves the keys after it in doubt.",
        Fix = "Mend the place that the message names; values with `: ` or `#` in them want quotes.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        note: a: b
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        note: "a: b"
        ---

        The gauge stands on the east pier.

        """),
    };
}
