using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports paths of a feed that are not safe to use.</summary>
internal static class UnsafePath
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.UnsafePath,
        Name = "unsafe-path",
        Severity = Severity.Error,
        Title = "A path of the feed leaves its folder, is a link, or has a name that not every system takes",
        Why = "A hostile feed could have a file written, or read, anywhere on this machine.",
        Fix = "Do not use this feed; if it is your own, replace links by files and rename what is named.",
    };
}
