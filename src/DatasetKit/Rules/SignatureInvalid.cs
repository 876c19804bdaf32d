using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports signatures that are missing or of another key.</summary>
internal static class SignatureInvalid
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.SignatureInvalid,
        Name = "signature-invalid",
        Severity = Severity.Error,
        Title = "The release is not signed by this key",
        Why = "Digests tell that a release is whole; only a signature tells from whom it is.",
        Fix = "Ask the publisher for the right key; sign a release of your own with `datasetkit publish --sign KEY.pem`.",
    };
}
