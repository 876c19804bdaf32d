using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a published version that would change.</summary>
internal static class VersionPublished
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.VersionPublished,
        Name = "version-published",
        Severity = Severity.Error,
        Title = "The version is published, and the release would not be the same",
        Why = "Whoever has a version of a dataset must have the same records as all others who have it.",
        Fix = "Set `version` to the one that the message names; `datasetkit version bump` does it. A pre-release such as `1.3.0-rc.1` may change at any time.",
        CanBeLowered = true,
    };
}
