using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports indexes and manifests of a feed that cannot be read.</summary>
internal static class FeedUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.FeedUnreadable,
        Name = "feed-unreadable",
        Severity = Severity.Error,
        Title = "A file of the feed is not what a feed has there",
        Why = "An index or a manifest that is cut short, too large, too deep, has a key twice or no usable digest tells nothing that can be trusted.",
        Fix = "Ask whoever runs the feed; `datasetkit list --from DIR` makes the indexes of a feed in a folder anew.",
    };
}
