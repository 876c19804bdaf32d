using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Feeds;

/// <summary>Checks from whom a release in a folder is: one of a feed, or one that was pulled. Its signature stands beside the folder.</summary>
public static class ReleaseSignature
{
    /// <summary>Checks the signature of a release's manifest, and its provenance statement where there is one.</summary>
    /// <param name="releaseDirectory">The release's folder; the signature is <c>VERSION.sig</c> and the statement <c>VERSION.intoto.jsonl</c> beside it.</param>
    /// <param name="key">The key that must have signed it.</param>
    /// <returns>What is wrong; nothing where the release is from who holds the key.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<Diagnostic> Verify(string releaseDirectory, SignatureKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(releaseDirectory);
        ArgumentNullException.ThrowIfNull(key);
        var folder = Path.TrimEndingDirectorySeparator(releaseDirectory);
        var manifest = InputFile.ReadAll(Path.Combine(folder, ReleaseLayout.Manifest));
        try
        {
            key.CheckManifest(manifest, Read($"{folder}.sig"), ReleaseLayout.Manifest);
            if (Read($"{folder}.intoto.jsonl") is { } provenance)
                ProvenanceCheck.Check(provenance, manifest, key, $"{Path.GetFileName(folder)}.intoto.jsonl");
            return [];
        }
        catch (FeedException fault)
        {
            return new RuleSet().ToDiagnostics([new Finding(fault.Code, new Location(fault.Place, 0, 0), fault.Message)]);
        }
    }

    private static byte[]? Read(string file) => File.Exists(file) ? InputFile.ReadAll(file) : null;
}
