using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>Builds a small release and changes it, with or without making its digests right again.</summary>
internal static class Forger
{
    public static string ShardOf(Compression compression) => $"data/train-00000-of-00001{ShardCompressor.Extension(compression)}";

    public static Sandbox Built(string settings = "")
    {
        var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings).WriteSeed("seeds/1.md", "text 1").WriteSeed("seeds/2.md", "text 2").WriteSeed("seeds/3.md", "text 3");
        Assert.True(sandbox.Build().Succeeded);
        return sandbox;
    }

    public static IReadOnlyList<Diagnostic> Verified(Sandbox sandbox) => ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics;

    /// <summary>The path and the code of the one thing that is wrong.</summary>
    public static (string, string) Found(Sandbox sandbox)
    {
        var diagnostic = Assert.Single(Verified(sandbox));
        return (diagnostic.Path, diagnostic.Code);
    }

    public static IEnumerable<(int, string)> Lines(Sandbox sandbox) => Verified(sandbox).Select(diagnostic => (diagnostic.Line, diagnostic.Code));

    public static void Edit(Sandbox sandbox, string path, Func<string, string> edit) => EditBytes(sandbox, path, bytes => Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(bytes))));

    /// <summary>Changes the records and makes every digest and size right again, as a careful forger would.</summary>
    public static void Forge(Sandbox sandbox, Func<string, string> edit) => ForgeBytes(sandbox, bytes => Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(bytes))));

    /// <summary>Changes the bytes of the records, and all that is said of them.</summary>
    public static void ForgeBytes(Sandbox sandbox, Func<byte[], byte[]> edit)
    {
        var shard = ShardOf(Compression.None);
        ForgeFile(sandbox, shard, edit);
        var bytes = File.ReadAllBytes(sandbox.InRelease(shard));
        var digest = Digest.Of(bytes);
        var old = ManifestOf(sandbox);
        Reseal(sandbox, old with
        {
            ContentSha256 = digest,
            Files = [.. old.Files.Select(file => file.Path == shard ? file with { Shard = file.Shard! with { UncompressedBytes = bytes.Length, UncompressedSha256 = digest } } : file)],
        });
    }

    /// <summary>Changes a file and its digest wherever that is named; what a shard unpacks to is left as it was said to be.</summary>
    public static void ForgeFile(Sandbox sandbox, string path, Func<byte[], byte[]> edit)
    {
        var before = Digest.OfFile(sandbox.InRelease(path));
        EditBytes(sandbox, path, edit);
        if (path.StartsWith("data/", StringComparison.Ordinal))
            Edit(sandbox, "datapackage.json", text => text.Replace(before, Digest.OfFile(sandbox.InRelease(path))));
        Reseal(sandbox, ManifestOf(sandbox));
    }

    /// <summary>Changes what the manifest says, and seals it.</summary>
    public static void ForgeManifest(Sandbox sandbox, Func<Manifest, Manifest> edit) => Reseal(sandbox, edit(ManifestOf(sandbox)));

    private static Manifest ManifestOf(Sandbox sandbox) => Manifest.Parse(File.ReadAllBytes(sandbox.InRelease("manifest.json")));

    private static void EditBytes(Sandbox sandbox, string path, Func<byte[], byte[]> edit)
    {
        var before = File.ReadAllBytes(sandbox.InRelease(path));
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllBytes(sandbox.InRelease(path), after);
    }

    /// <summary>Makes the digests and sizes of all files right.</summary>
    private static void Reseal(Sandbox sandbox, Manifest old)
    {
        var forged = old with { Files = [.. old.Files.Select(file => file with { Bytes = new FileInfo(sandbox.InRelease(file.Path)).Length, Sha256 = Digest.OfFile(sandbox.InRelease(file.Path)) })] };
        var manifest = forged.ToJson();
        File.WriteAllBytes(sandbox.InRelease("manifest.json"), manifest);
        File.WriteAllBytes(sandbox.InRelease("SHA256SUMS"), Checksums.Format([.. forged.Files, new ReleaseFile("manifest.json", manifest.Length, Digest.Of(manifest))]));
    }
}
