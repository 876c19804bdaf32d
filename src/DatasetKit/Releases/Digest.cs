using System.Security.Cryptography;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>SHA-256 as lower-case hex.</summary>
internal static class Digest
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfFile(string file)
    {
        using var stream = InputFile.OpenStream(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public static string Finish(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
