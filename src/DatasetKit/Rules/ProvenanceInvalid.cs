using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports provenance statements that are not of this release and key.</summary>
internal static class ProvenanceInvalid
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.ProvenanceInvalid,
        Name = "provenance-invalid",
        Severity = Severity.Error,
        Title = "The provenance statement is not one of this release by this key",
        Why = "A statement that anybody could have written, or about another release, tells nothing of where this one is from.",
        Fix = "Ask the publisher; a statement is made anew by publishing the version after a raise.",
    };
}
