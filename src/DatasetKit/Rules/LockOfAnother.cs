using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a lock that is of another dataset.</summary>
internal static class LockOfAnother
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.LockOfAnother,
        Name = "lock-of-another",
        Severity = Severity.Error,
        Title = "The lock is of another dataset",
        Why = "Versions of two datasets say nothing about each other.",
        Fix = "Delete `dataset.lock.json` where the dataset was renamed, since nothing is published under its new name yet; else put the name right.",
    };
}
