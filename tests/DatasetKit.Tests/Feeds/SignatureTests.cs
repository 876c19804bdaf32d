using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Feeds;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Feeds;

public class SignatureTests
{
    /// <summary>A manifest that somebody changed was signed, and put back it had a signature that was not its own.</summary>
    [Fact]
    public void AManifestThatIsNotTheOneThatWasPublishedIsNotSigned()
    {
        using var key = SigningKey.Load(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published();
        var manifest = Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json");
        var before = File.ReadAllBytes(manifest);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"\"version\": \"{ToolInfo.Version}\"", "\"version\": \"9.9.9\"", StringComparison.Ordinal));
        Assert.NotEqual(before, File.ReadAllBytes(manifest));
        var diagnostic = Assert.Single(sandbox.Publish(key: key).Diagnostics);
        Assert.Equal((Codes.FileChanged, "sample/1.0.0/manifest.json"), (diagnostic.Code, diagnostic.Path));
        Assert.False(File.Exists(Path.Combine(sandbox.Feed, "sample/1.0.0.sig")));
        File.WriteAllBytes(manifest, before);
        Assert.Empty(sandbox.Publish(key: key).Diagnostics);
        Assert.NotNull(Assert.Single(Assert.Single(sandbox.Index().Datasets).Versions).Signature);
    }

    [Fact]
    public void ASignedReleaseIsFromWhoHoldsTheKey()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(ecdsa.ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published(key: key);
        var release = Path.Combine(sandbox.Feed, "sample/1.0.0");
        using var publicKey = SignatureKey.Load(ecdsa.ExportSubjectPublicKeyInfoPem());
        Assert.Empty(ReleaseSignature.Verify(release, publicKey));
        Assert.Empty(ReleaseSignature.Verify(release + "/", publicKey));
        Assert.Empty(ReleaseVerifier.Verify(release).Diagnostics);
        using var stranger = SignatureKey.Load(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfoPem());
        Assert.Equal(Codes.SignatureInvalid, Assert.Single(ReleaseSignature.Verify(release, stranger)).Code);
        File.Delete(release + ".sig");
        Assert.Equal(Codes.SignatureInvalid, Assert.Single(ReleaseSignature.Verify(release, publicKey)).Code);
    }

    [Fact]
    public void TheProvenanceStatementNamesEverySeed()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(ecdsa.ExportECPrivateKeyPem());
        using var sandbox = new FeedSandbox().Published(key: key);
        var envelope = JsonNode.Parse(Assert.Single(sandbox.Read("sample/1.0.0.intoto.jsonl").TrimEnd('\n').Split('\n')))!;
        var payload = Convert.FromBase64String((string)envelope["payload"]!);
        var signed = Encoding.ASCII.GetBytes($"DSSEv1 28 application/vnd.in-toto+json {payload.Length} ").Concat(payload).ToArray();
        Assert.True(ecdsa.VerifyData(signed, Convert.FromBase64String((string)envelope["signatures"]![0]!["sig"]!), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var statement = JsonNode.Parse(payload)!;
        Assert.Equal(("https://in-toto.io/Statement/v1", "https://slsa.dev/provenance/v1"), ((string)statement["_type"]!, (string)statement["predicateType"]!));
        var materials = statement["predicate"]!["buildDefinition"]!["resolvedDependencies"]!.AsArray();
        Assert.Equal(["dataset.yaml", "seeds/a.md", "seeds/b.md", "seeds/c.md", "seeds/d.md"], materials.Select(material => (string)material!["name"]!));
        Assert.All(materials, material => Assert.Equal(Digest.OfFile(sandbox.PathOf((string)material!["name"]!)), (string)material["digest"]!["sha256"]!));
        Assert.Contains(statement["subject"]!.AsArray(), subject => (string)subject!["digest"]!["sha256"]! == Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json")));
        Assert.DoesNotContain(sandbox.Feed, Encoding.UTF8.GetString(payload), StringComparison.Ordinal);
    }

    [Fact]
    public void AStatementOfAnotherReleaseIsRefused()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(ecdsa.ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published("1.0.0", key).Published("1.1.0", key);
        File.Copy(Path.Combine(sandbox.Feed, "sample/1.0.0.intoto.jsonl"), Path.Combine(sandbox.Feed, "sample/1.1.0.intoto.jsonl"), overwrite: true);
        Assert.Equal(Codes.ProvenanceInvalid, Assert.Single(ReleaseSignature.Verify(Path.Combine(sandbox.Feed, "sample/1.1.0"), key.Verifier)).Code);
    }

    [Fact]
    public void APublishedReleaseMayBeSignedLaterButNotByAnother()
    {
        using var sandbox = new FeedSandbox().Published();
        using var key = SigningKey.Load(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem());
        using var other = SigningKey.Load(ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem());
        Assert.False(sandbox.Publish(key: key).IsUpToDate);
        Assert.NotNull(sandbox.Index().Datasets.Single().Versions.Single().Signature);
        Assert.True(sandbox.Publish(key: key).IsUpToDate);
        Assert.Equal(Codes.SignatureInvalid, Assert.Throws<FeedException>(() => sandbox.Publish(key: other)).Code);
    }

    [Fact]
    public async Task APullCanDemandASignature()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(ecdsa.ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published("1.0.0", key).Published("1.1.0");
        var options = sandbox.Options() with { PublicKey = ecdsa.ExportSubjectPublicKeyInfoPem() };
        Assert.Equal(Codes.SignatureInvalid, (await sandbox.PullFails(sandbox.Feed, "sample@1.1.0", options)).Code);
        var pulled = await sandbox.Pull(sandbox.Feed, "sample@1.0.0", options: options);
        Assert.Empty(ReleaseSignature.Verify(pulled.Directory, key.Verifier));
        Assert.True(File.Exists($"{pulled.Directory}.intoto.jsonl"));
        var forged = sandbox.Forge(manifest => manifest["counts"]!["seeds"] = 5);
        Assert.Equal(Codes.SignatureInvalid, (await Assert.ThrowsAsync<FeedException>(() => forged.Pull(sandbox.Feed, "sample@1.0.0", "elsewhere", options))).Code);
    }

    [Fact]
    public void OnlyKeysOfP256AreTakenAndNothingOfThemIsTold()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var encrypted = p256.ExportEncryptedPkcs8PrivateKeyPem("right", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        using (SigningKey.Load(encrypted, "right"))
        {
        }

        (string Pem, string? Passphrase)[] bad = [(p384.ExportPkcs8PrivateKeyPem(), null), (rsa.ExportPkcs8PrivateKeyPem(), null), (encrypted, null), (encrypted, "wrong"), ("", null), (p256.ExportSubjectPublicKeyInfoPem(), null)];
        foreach (var (pem, passphrase) in bad)
        {
            var fault = Assert.Throws<FeedException>(() => SigningKey.Load(pem, passphrase));
            Assert.Equal(Codes.KeyUnusable, fault.Code);
            Assert.DoesNotContain("MI", fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("wrong\"", fault.ToString(), StringComparison.Ordinal);
        }

        foreach (var pem in (string[])[p384.ExportSubjectPublicKeyInfoPem(), rsa.ExportSubjectPublicKeyInfoPem(), p256.ExportPkcs8PrivateKeyPem(), "nonsense"])
            Assert.Equal(Codes.KeyUnusable, Assert.Throws<FeedException>(() => SignatureKey.Load(pem)).Code);
    }

    [SkippableFact]
    public void OpensslMakesTheKeyAndAcceptsTheSignature()
    {
        Skip.IfNot(Runs("openssl", "version"), "openssl is not installed.");
        using var sandbox = new FeedSandbox();
        var (secret, shared) = (sandbox.PathOf("key.pem"), sandbox.PathOf("pub.pem"));
        Assert.True(Runs("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", secret));
        Assert.True(Runs("openssl", "pkey", "-in", secret, "-pubout", "-out", shared));

        // The file begins with EC PARAMETERS, which is no key.
        using var key = SigningKey.Load(File.ReadAllText(secret));
        sandbox.Published(key: key);
        var release = Path.Combine(sandbox.Feed, "sample/1.0.0");
        Assert.True(Runs("openssl", "dgst", "-sha256", "-verify", shared, "-signature", $"{release}.sig", Path.Combine(release, "manifest.json")));
        Assert.False(Runs("openssl", "dgst", "-sha256", "-verify", shared, "-signature", $"{release}.sig", Path.Combine(release, "README.md")));
        File.Delete($"{release}.sig");
        Assert.True(Runs("openssl", "dgst", "-sha256", "-sign", secret, "-out", $"{release}.sig", Path.Combine(release, "manifest.json")));
        using var publicKey = SignatureKey.Load(File.ReadAllText(shared));
        Assert.Empty(ReleaseSignature.Verify(release, publicKey));
    }

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
