using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports required keys that are missing.</summary>
internal static class MissingKey
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.MissingKey,
        Name = "missing-key",
        Severity = Severity.Error,
        Title = "A required key is missing",
        Why = "Those who use the dataset rely on the key being there.",
        Fix = "Add the key to the document, or to a `_defaults.yaml` for a whole folder.",
        Bad = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        ---

        The gauge stands on the east pier.

        """),
        Good = new("seeds/a.md", """
        ---
        title: The tide gauge
        date: 2023-06-01
        source: Harbour office
        ---

        The gauge stands on the east pier.

        """),
    };
}
