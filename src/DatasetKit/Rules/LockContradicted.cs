using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a published release that is not the one that the lock knows.</summary>
internal static class LockContradicted
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.LockContradicted,
        Name = "lock-contradicted",
        Severity = Severity.Error,
        Title = "The published release is not the one that the lock names",
        Why = "A published version never changes. Where two places hold different content under one version, one of them was tampered with or mistaken.",
        Fix = "Find out which of the two was published, and restore the other.",
    };
}
