using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports files of a release that are missing.</summary>
internal static class FileMissing
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.FileMissing,
        Name = "file-missing",
        Severity = Severity.Error,
        Title = "A file of the release is missing",
        Why = "Who loads the release would get less than was published, without a word.",
        Fix = "Fetch or build the release anew.",
        Bad = new("schema.json", null),
    };
}
