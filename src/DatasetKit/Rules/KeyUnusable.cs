using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports keys that cannot be used.</summary>
internal static class KeyUnusable
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.KeyUnusable,
        Name = "key-unusable",
        Severity = Severity.Error,
        Title = "The key cannot be used",
        Why = "Releases are signed with ECDSA on the curve P-256, which openssl, browsers and .NET have alike.",
        Fix = "Make a key with `openssl ecparam -name prime256v1 -genkey -noout -out KEY.pem`, and its public half with `openssl pkey -in KEY.pem -pubout -out PUB.pem`.",
    };
}
