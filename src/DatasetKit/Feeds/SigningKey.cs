using System.Security.Cryptography;
using DatasetKit.Client;
using DatasetKit.Diagnostics;

namespace DatasetKit.Feeds;

/// <summary>
/// A private key that signs releases: ECDSA on the curve P-256, over SHA-256. Its signatures are random (RFC 6979 is not offered by .NET), so
/// they differ from run to run; the release that they sign does not.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key, SignatureKey verifier) => (_key, Verifier) = (key, verifier);

    /// <summary>The public half of the key.</summary>
    public SignatureKey Verifier { get; }

    /// <summary>Reads a private key.</summary>
    /// <param name="pem">The text of a PEM file: <c>PRIVATE KEY</c>, <c>EC PRIVATE KEY</c> or <c>ENCRYPTED PRIVATE KEY</c>.</param>
    /// <param name="passphrase">The passphrase of an encrypted key; null for a key that is not encrypted.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FeedException">DK4050: the text is no such key, or the passphrase is missing or wrong. The message tells nothing of the key.</exception>
    public static SigningKey Load(string pem, string? passphrase = null)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var isEncrypted = pem.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal);
        if (isEncrypted && string.IsNullOrEmpty(passphrase))
            throw Unusable("The key is encrypted and its passphrase was not given.");
        if (pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            throw Unusable("The key is encrypted in an old form; convert it with: openssl pkcs8 -topk8 -in KEY.pem -out NEW.pem.");
        var key = ECDsa.Create();
        try
        {
            if (isEncrypted)
                key.ImportFromEncryptedPem(pem, passphrase);
            else
                key.ImportFromPem(pem);

            // A public key alone would be taken too, and fail when it signs.
            _ = key.ExportParameters(includePrivateParameters: true);
            return new SigningKey(key, SignatureKey.Load(key.ExportSubjectPublicKeyInfoPem()));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();

            // What the runtime says is not passed on: it is about the key's bytes.
            throw Unusable(isEncrypted
                ? "The key cannot be decrypted: the passphrase is wrong, or it is no key for ECDSA."
                : "The file holds no private key for ECDSA on the curve P-256 in PEM; make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out KEY.pem.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Reads a private key from a file.</summary>
    /// <param name="path">The file, as a user wrote it.</param>
    /// <param name="directory">What it is relative to, absolute.</param>
    /// <param name="passphrase">The passphrase of an encrypted key; null for a key that is not encrypted.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FeedException">DK4050: the file cannot be read or holds no such key; the file is the place.</exception>
    public static SigningKey LoadFile(string path, string directory, string? passphrase = null)
    {
        var pem = SignatureKey.ReadFile(path, directory);
        try
        {
            return Load(pem, passphrase);
        }
        catch (FeedException fault)
        {
            throw new FeedException(fault.Code, path, fault.Message, fault);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Verifier.Dispose();
        _key.Dispose();
    }

    /// <summary>Signs bytes.</summary>
    /// <returns>The signature in DER, as openssl reads it.</returns>
    internal byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static FeedException Unusable(string message) => new(Codes.KeyUnusable, "key", message);
}
