using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports releases without a readable manifest.</summary>
internal static class ManifestUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ManifestUnreadable,
        Name = "manifest-unreadable",
        Severity = Severity.Error,
        Title = "The release has no manifest that can be read",
        Why = "The manifest says what belongs to the release; without it nothing can be checked.",
        Fix = "Fetch or build the release anew.",
        Bad = new("manifest.json", "{\n"),
    };
}
