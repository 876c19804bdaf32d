using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata that is not TOML.</summary>
internal static class TomlSyntax
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TomlSyntax,
        Name = "toml-syntax",
        Severity = Severity.Error,
        Title = "The metadata is not valid TOML",
        Why = "A line that is not TOML leaves the keys after it in doubt.",
        Fix = "Mend the place that the message names; texts want quotes.",
        Bad = new("seeds/a.md", """
        +++
        title = The tide gauge
        date = 2023-06-01
        source = "Harbour office"
        +++

        The gauge stands.

        """),
        Good = new("seeds/a.md", """
        +++
        title = "The tide gauge"
        date = 2023-06-01
        source = "Harbour office"
        +++

        The gauge stands.

        """),
    };
}
