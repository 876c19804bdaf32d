using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports YAML features that metadata may not use.</summary>
internal static class YamlNotAllowed
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.YamlNotAllowed,
        Name = "yaml-not-allowed",
        Severity = Severity.Error,
        Title = "The metadata uses YAML beyond plain data",
        Why = "Anchors, aliases, tags, merge keys and complex keys make a value depend on other lines and on the reader's library.",
        Fix = "Write the value out, or put what many documents share into `_defaults.yaml`.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        tags: !!set { tide }
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        tags: [tide]
        ---

        The gauge stands on the east pier.

        """),
    };
}
