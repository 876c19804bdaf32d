using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports catalogue files that do not describe their release.</summary>
internal static class CatalogueDiffers
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.CatalogueDiffers,
        Name = "catalogue-differs",
        Severity = Severity.Error,
        Title = "A catalogue file contradicts the manifest",
        Why = "Whoever loads the release through `datapackage.json`, `croissant.json` or the data card would get other files than those that the manifest vouches for.",
        Fix = "Build the release again, or fetch it again.",
    };
}
