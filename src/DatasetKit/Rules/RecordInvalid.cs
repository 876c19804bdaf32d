using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports records that do not fit the release's schema.</summary>
internal static class RecordInvalid
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.RecordInvalid,
        Name = "record-invalid",
        Severity = Severity.Error,
        Title = "A record does not fit the schema of the release",
        Why = "Loaders derive their columns from that schema.",
        Fix = "Build the release anew with this version of the tool; if it happens again, report a bug.",
    };
}
