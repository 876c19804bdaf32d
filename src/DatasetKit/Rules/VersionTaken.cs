using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a version that is published already with other content.</summary>
internal static class VersionTaken
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.VersionTaken,
        Name = "version-taken",
        Severity = Severity.Error,
        Title = "Another release is published under this version",
        Why = "Whoever has cited, fetched or cached the version must get the same bytes for ever.",
        Fix = "Raise `version` and publish again; a mistake that was published can be yanked.",
    };
}
