using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a yanked version that was named exactly.</summary>
internal static class VersionYanked
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.VersionYanked,
        Name = "version-yanked",
        Severity = Severity.Warning,
        CanBeLowered = true,
        Title = "The version was yanked",
        Why = "Whoever published it found that it should not be used any more; it is still there, so that what was built with it can be built again.",
        Fix = "Move to a version that is not yanked.",
    };
}
