using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports counts and digests of the manifest that do not hold.</summary>
internal static class CountsDiffer
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.CountsDiffer,
        Name = "counts-differ",
        Severity = Severity.Error,
        Title = "The manifest counts other records than there are",
        Why = "Counts and the content digest are what the release is known by.",
        Fix = "Build the release anew with this version of the tool; if it happens again, report a bug.",
    };
}
