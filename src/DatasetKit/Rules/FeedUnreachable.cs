using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports feeds that do not answer.</summary>
internal static class FeedUnreachable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.FeedUnreachable,
        Name = "feed-unreachable",
        Severity = Severity.Error,
        Title = "The feed cannot be reached",
        Why = "The server refuses, is silent, too slow or away. It was asked several times, each time after a longer wait.",
        Fix = "Check the URL and the network; what was fetched is kept, and the next pull goes on from there.",
    };
}
