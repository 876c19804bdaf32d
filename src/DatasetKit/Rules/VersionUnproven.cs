using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a version of which it is not known whether it will do.</summary>
internal static class VersionUnproven
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.VersionUnproven,
        Name = "version-unproven",
        Severity = Severity.Warning,
        Title = "It is not known whether the version is high enough",
        Why = "The lock holds digests and counts. They show that records were added, but not whether others were edited.",
        Fix = "Name the published release with `--against`, or keep it in the release directory; else raise the version, or turn the rule off.",
        CanBeLowered = true,
    };
}
