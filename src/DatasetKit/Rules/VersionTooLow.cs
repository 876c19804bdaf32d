using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a version that promises more than it keeps.</summary>
internal static class VersionTooLow
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.VersionTooLow,
        Name = "version-too-low",
        Severity = Severity.Error,
        Title = "The version is too low for what was changed",
        Why = "From the version alone readers judge whether their results still hold: a minor version promises that every old record is there, unchanged, and a patch that the records are the same.",
        Fix = "Set `version` to the one that the message names; `datasetkit version bump` does it.",
        CanBeLowered = true,
    };
}
