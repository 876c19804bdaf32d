using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports datasets and versions that a feed does not have.</summary>
internal static class NotInFeed
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NotInFeed,
        Name = "not-in-feed",
        Severity = Severity.Error,
        Title = "The feed has no such dataset or version",
        Why = "A range that no version fits is a mistake in the range, or a release that nobody published.",
        Fix = "Look with `datasetkit list --from FEED`; name a pre-release or a yanked version exactly.",
    };
}
