using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>A public key that releases may be signed for: ECDSA on the curve P-256, over SHA-256 (FIPS 186-5), as openssl makes them.</summary>
public sealed class SignatureKey : IDisposable
{
    /// <summary>The object identifier of P-256.</summary>
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECDsa _key;

    private SignatureKey(ECDsa key) => _key = key;

    /// <summary>SHA-256 over the key's SubjectPublicKeyInfo, lower-case hex: its name in a provenance statement.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()));

    /// <summary>Reads a public key.</summary>
    /// <param name="pem">The text of a PEM file with <c>BEGIN PUBLIC KEY</c>.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FeedException">DK4050: the text is no such key.</exception>
    public static SignatureKey Load(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw Unusable("This is a private key; keep it where releases are signed, and name the public one: openssl pkey -in KEY.pem -pubout -out PUB.pem.");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return IsP256(key) ? new SignatureKey(key) : throw Unusable("The key is not on the curve P-256.");
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw Unusable("The file holds no public key for ECDSA on the curve P-256 in PEM.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Reads a public key from a file.</summary>
    /// <param name="path">The file, as a user wrote it.</param>
    /// <param name="directory">What it is relative to, absolute.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FeedException">DK4050: the file cannot be read or holds no such key; the file is the place.</exception>
    public static SignatureKey LoadFile(string path, string directory)
    {
        var pem = ReadFile(path, directory);
        try
        {
            return Load(pem);
        }
        catch (FeedException fault)
        {
            throw new FeedException(fault.Code, path, fault.Message, fault);
        }
    }

    /// <summary>Reads the text of a file that holds a key, public or private.</summary>
    /// <param name="path">The file, as a user wrote it.</param>
    /// <param name="directory">What it is relative to, absolute.</param>
    /// <returns>The text, not looked at.</returns>
    /// <exception cref="FeedException">DK4050: the file cannot be read.</exception>
    public static string ReadFile(string path, string directory)
    {
        try
        {
            return File.ReadAllText(Path.GetFullPath(path, directory));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FeedException(FeedCodes.Key, path, $"The key cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Whether a key is on the curve P-256.</summary>
    /// <param name="key">The key.</param>
    /// <returns>False for other curves.</returns>
    internal static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } curve && curve.Oid.Value == P256;

    internal static FeedException Unusable(string message) => new(FeedCodes.Key, "key", message);

    /// <summary>Whether a signature is one of these bytes.</summary>
    /// <param name="data">The bytes that were signed.</param>
    /// <param name="signature">The signature in DER, as RFC 3279 has it and openssl writes it.</param>
    /// <returns>False where it is of other bytes, of another key, or no signature at all.</returns>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Checks the signature of a manifest.</summary>
    /// <param name="manifest">The manifest's bytes.</param>
    /// <param name="signature">The signature's bytes; null where there is none.</param>
    /// <param name="place">Where the manifest is, for messages.</param>
    /// <exception cref="FeedException">DK4048: there is no signature, or none of this key.</exception>
    public void CheckManifest(ReadOnlySpan<byte> manifest, byte[]? signature, string place)
    {
        if (signature is null)
            throw new FeedException(FeedCodes.Signature, place, "The release is not signed, and a signature is demanded.");
        if (!Verify(manifest, signature))
            throw new FeedException(FeedCodes.Signature, place, "The signature is not one of this manifest by this key.");
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();
}
