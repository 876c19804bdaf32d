using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports releases that would be empty.</summary>
internal static class NothingToRelease
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NothingToRelease,
        Name = "nothing-to-release",
        Severity = Severity.Error,
        Title = "No document is left to release",
        Why = "With `on_invalid: drop` every document was dropped; an empty release helps nobody.",
        Fix = "Mend the documents that the other diagnostics name.",
    };
}
