using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports that there is no release to compare with.</summary>
internal static class NotPublished
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NotPublished,
        Name = "not-published",
        Severity = Severity.Error,
        Title = "There is no such release to compare with",
        Why = "A version is judged by what was published before it.",
        Fix = "Give `--against` the folder of a release, a folder that holds it as `NAME/VERSION`, or the URL of a feed.",
    };
}
