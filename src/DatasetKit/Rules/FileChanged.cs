using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports files of a release whose digest differs.</summary>
internal static class FileChanged
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.FileChanged,
        Name = "file-changed",
        Severity = Severity.Error,
        Title = "A file of the release is not the one that was published",
        Why = "A release is immutable: what was checked and cited is what must be read.",
        Fix = "Fetch or build the release anew.",
        Bad = new("README.md", "# Changed\n"),
    };
}
