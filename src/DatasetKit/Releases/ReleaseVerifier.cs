using System.IO.Enumeration;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Rules;

namespace DatasetKit.Releases;

/// <summary>Reads a release back and compares it with its manifest.</summary>
public static class ReleaseVerifier
{
    private const string Linked = "The file is a symbolic link; a release holds files alone.";

    /// <summary>
    /// Checks digests, counts, order, ids, every record against <c>schema.json</c>, and that nothing else is in the folder.
    /// </summary>
    /// <param name="releaseDirectory">The release's folder.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>What was found. Paths are relative to the release's folder.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static VerifyResult Verify(string releaseDirectory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(releaseDirectory);
        var findings = new List<Finding>();
        var manifest = ReadManifest(releaseDirectory, findings);
        if (manifest is null)
            return new VerifyResult(new RuleSet().ToDiagnostics(findings), 0, 0);
        findings.AddRange(CheckFiles(releaseDirectory, manifest));
        new ManifestVerifier(manifest, findings).Verify();
        new CatalogueVerifier(releaseDirectory, manifest, findings).Verify();
        new CardVerifier(releaseDirectory, manifest, findings).Verify();
        if (manifest.Layout == PackageLayout.BagIt)
            new BagVerifier(releaseDirectory, manifest, findings).Verify();
        var records = new RecordVerifier(releaseDirectory, manifest, findings, cancellationToken);
        records.Verify();
        return new VerifyResult(new RuleSet().ToDiagnostics(findings), manifest.FileCount, records.RecordCount);
    }

    /// <summary>Compares the files of a release with its manifest: none missing, none changed, none beside them.</summary>
    /// <param name="folder">The release's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="readsShards">Whether shards are read, or their sizes looked at alone. Default: they are read.</param>
    internal static IReadOnlyList<Finding> CheckFiles(string folder, Manifest manifest, bool readsShards = true)
    {
        var findings = new List<Finding>();
        foreach (var file in manifest.Files)
            CheckFile(folder, file, file.Shard is null || readsShards, findings);
        CheckChecksums(folder, manifest, findings);
        var known = manifest.Files.Select(file => file.Path).Append(ReleaseLayout.Manifest).Concat(Checksums.NamesFor(manifest.Layout)).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, isFile) in Entries(folder))
        {
            var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!known.Contains(relative))
                findings.Add(Whole(Codes.FileUnexpected, relative, isFile ? "The manifest does not list this file." : "This is no file that the manifest lists, but an empty folder or a link; a release holds files alone."));
        }

        return findings;
    }

    /// <summary>All files below a folder, the folders that hold nothing, and links as themselves. What a thing is says the folder: by a name that is not UTF-8 nothing can be asked for.</summary>
    private static FileSystemEnumerable<(string Path, bool IsFile)> Entries(string folder) =>
        new FileSystemEnumerable<(string, bool)>(folder, static (ref entry) => (entry.ToFullPath(), !entry.IsDirectory && !IsLink(ref entry)), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldRecursePredicate = static (ref entry) => !IsLink(ref entry),
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory || IsLink(ref entry) || !Directory.EnumerateFileSystemEntries(entry.ToFullPath()).Any(),
        };

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    /// <summary>The manifest of a release; null where there is none that can be trusted to name files within the release.</summary>
    internal static Manifest? ReadManifest(string folder, List<Finding> findings) => ReadManifestFile(Path.Combine(folder, ReleaseLayout.Manifest), findings);

    /// <inheritdoc cref="ReadManifest" />
    internal static Manifest? ReadManifestFile(string file, List<Finding> findings)
    {
        if (!File.Exists(file))
        {
            findings.Add(Whole(Codes.ManifestUnreadable, ReleaseLayout.Manifest, "The folder has no manifest, so it is not a release."));
            return null;
        }

        try
        {
            var manifest = Manifest.Parse(ReadAll(file));
            if (manifest.Files.FirstOrDefault(entry => !IsInside(entry.Path)) is not { } outside)
                return manifest;
            findings.Add(Whole(Codes.ManifestUnreadable, ReleaseLayout.Manifest, $"The manifest lists '{outside.Path}', which is not a path within the release."));
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.ManifestUnreadable });
        }

        return null;
    }

    // A pipe in its place would be waited for.
    private static byte[] ReadAll(string file)
    {
        using var stream = InputFile.OpenStream(file);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsInside(string path) =>
        path.Length > 0 && !path.Contains('\\', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static void CheckFile(string folder, ReleaseFile expected, bool readsIt, List<Finding> findings)
    {
        var file = new FileInfo(Path.Combine(folder, expected.Path));
        if (!file.Exists)
            findings.Add(Whole(Codes.FileMissing, expected.Path, "The manifest lists this file, but it is not there."));
        else if (file.LinkTarget is not null)
            findings.Add(Whole(Codes.FileChanged, expected.Path, Linked));
        else if (file.Length != expected.Bytes)
            findings.Add(Whole(Codes.FileChanged, expected.Path, $"The file has {file.Length} bytes, but the manifest says {expected.Bytes}."));
        else if (readsIt && Digest.OfFile(file.FullName) is var actual && actual != expected.Sha256)
            findings.Add(Whole(Codes.FileChanged, expected.Path, $"The file's SHA-256 is {actual}, but the manifest says {expected.Sha256}."));
    }

    private static void CheckChecksums(string folder, Manifest manifest, List<Finding> findings)
    {
        var missing = Checksums.NamesFor(manifest.Layout).Append(ReleaseLayout.Manifest).Where(name => !File.Exists(Path.Combine(folder, name))).ToList();
        findings.AddRange(missing.Select(name => Whole(Codes.FileMissing, name, "Every release has this file, but it is not there.")));
        if (missing.Contains(ReleaseLayout.Manifest))
            return;
        if (new FileInfo(Path.Combine(folder, ReleaseLayout.Manifest)).LinkTarget is not null)
            findings.Add(Whole(Codes.FileChanged, ReleaseLayout.Manifest, Linked));
        foreach (var (name, bytes) in Checksums.Of(manifest, InputFile.ReadAll(Path.Combine(folder, ReleaseLayout.Manifest))).Where(file => !missing.Contains(file.Name)))
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file.LinkTarget is not null)
                findings.Add(Whole(Codes.FileChanged, name, Linked));
            else if (file.Length != bytes.Length || !InputFile.ReadAll(file.FullName).AsSpan().SequenceEqual(bytes))
                findings.Add(Whole(Codes.FileChanged, name, "The checksums are not those of the manifest and of the files that it lists."));
        }
    }

    internal static Finding Whole(string code, string path, string message) => new(code, new Location(path, 0, 0), message);
}
