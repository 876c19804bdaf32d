using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports folders that a pull would have to overwrite.</summary>
internal static class TargetTaken
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TargetTaken,
        Name = "target-taken",
        Severity = Severity.Error,
        Title = "There is something else where the release would go",
        Why = "It may be somebody's work, so it is never overwritten.",
        Fix = "Remove it, or pull into another folder with `--to`.",
    };
}
