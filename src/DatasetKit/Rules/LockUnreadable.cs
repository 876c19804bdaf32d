using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a lock that cannot be read.</summary>
internal static class LockUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.LockUnreadable,
        Name = "lock-unreadable",
        Severity = Severity.Error,
        Title = "The lock of the dataset cannot be read",
        Why = "Without it nobody knows what was published last, and any version would pass.",
        Fix = "Take the file of the last commit, or write it anew with `datasetkit version lock`. Marks of a merge conflict must be resolved: the higher version is the one that counts.",
        Bad = new Sample("dataset.lock.json", "{\"name\":\"sample\"}\n"),
        Good = new Sample("dataset.lock.json", null),
    };
}
