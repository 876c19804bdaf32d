using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports files that do not belong to a release.</summary>
internal static class FileUnexpected
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.FileUnexpected,
        Name = "file-unexpected",
        Severity = Severity.Error,
        Title = "The folder of the release holds a file that does not belong to it",
        Why = "A loader that takes all files of a folder would take this one too.",
        Fix = "Remove the file.",
        Bad = new("data/extra.jsonl", "{}\n"),
    };
}
