using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports files that are listed but cannot be read.</summary>
internal static class SeedUnreadable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SeedUnreadable,
        Name = "seed-unreadable",
        Severity = Severity.Error,
        Title = "A file of the corpus cannot be read",
        Why = "A file that is listed but cannot be read would be missing from the release without a word. With `on_invalid: drop` this error fails the build all the same: the file may be readable elsewhere or an hour later, and a release must not depend on that.",
        Fix = "Mend its permissions or the link that it is, or exclude it.",
    };
}
