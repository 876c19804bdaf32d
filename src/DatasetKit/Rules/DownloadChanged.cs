using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports files that are not those that the feed lists.</summary>
internal static class DownloadChanged
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.DownloadChanged,
        Name = "download-changed",
        Severity = Severity.Error,
        Title = "A file that was fetched is not the one that the feed lists",
        Why = "A server that is broken or hostile, or a proxy between, sent other bytes, fewer or more. They were thrown away.",
        Fix = "Try again later or from elsewhere; if it stays so, tell whoever runs the feed.",
    };
}
