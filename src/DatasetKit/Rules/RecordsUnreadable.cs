using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports shards whose records are not those of the manifest.</summary>
internal static class RecordsUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.RecordsUnreadable,
        Name = "records-unreadable",
        Severity = Severity.Error,
        Title = "A shard does not hold the records that the manifest lists",
        Why = "It unpacks to more than was said, as a bomb does, or to something else, or not at all.",
        Fix = "Fetch the release anew; `datasetkit verify` says more.",
    };
}
