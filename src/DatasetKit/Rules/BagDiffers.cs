using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports releases in the layout of a bag that are none.</summary>
internal static class BagDiffers
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.BagDiffers,
        Name = "bag-differs",
        Severity = Severity.Error,
        Title = "The release is no sound bag",
        Why = "Archives take a bag in by `bagit.txt`, `bag-info.txt` and `manifest-sha256.txt`; they would refuse it, or vouch for other files than the manifest does.",
        Fix = "Build the release again, or fetch it again.",
    };
}
