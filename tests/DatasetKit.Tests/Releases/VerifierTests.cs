using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

public class VerifierTests
{
    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("data//x")]
    [InlineData("a\\\\b")]
    public void AManifestThatLeavesItsFolderIsRefused(string path)
    {
        using var sandbox = Built();
        Edit(sandbox, "manifest.json", text => text.Replace("\"README.md\"", $"\"{path}\""));
        Assert.Equal(Codes.ManifestUnreadable, Assert.Single(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics).Code);
    }

    [Fact]
    public void AChangedByteIsFound()
    {
        using var sandbox = Built();
        Edit(sandbox, "data/train-00000-of-00001.jsonl", text => text.Replace("text 1", "text 9"));
        Assert.Equal(("data/train-00000-of-00001.jsonl", Codes.FileChanged), Found(sandbox));
    }

    [Fact]
    public void AManifestThatWasEditedIsFoundByTheChecksums()
    {
        using var sandbox = Built();
        Edit(sandbox, "manifest.json", text => text.Replace("\"seeds\": 3", "\"seeds\": 4"));
        Assert.Equal(("SHA256SUMS", Codes.FileChanged), Found(sandbox));
    }

    [Fact]
    public void ASymbolicLinkIsNoFileOfARelease()
    {
        using var sandbox = Built();
        var file = Path.Combine(sandbox.ReleaseFolder, "README.md");
        File.Move(file, sandbox.PathOf("elsewhere.md"));
        File.CreateSymbolicLink(file, sandbox.PathOf("elsewhere.md"));
        Assert.Equal(("README.md", Codes.FileChanged), Found(sandbox));
    }

    [SkippableTheory]
    [InlineData("linked")]
    [InlineData("loop")]
    [InlineData("empty")]
    public void AFolderOfNothingOrElsewhereIsNoneOfARelease(string kind)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var sandbox = Built();
        if (kind == "empty")
            Directory.CreateDirectory(Path.Combine(sandbox.ReleaseFolder, kind));
        else if (kind == "loop")
            Directory.CreateSymbolicLink(Path.Combine(sandbox.ReleaseFolder, kind), sandbox.ReleaseFolder);
        else
            Link(Path.Combine(sandbox.ReleaseFolder, "data"), sandbox.PathOf("data"));
        Assert.Equal((kind == "linked" ? "data" : kind, Codes.FileUnexpected), Found(sandbox));

        static void Link(string from, string to)
        {
            Directory.Move(from, to);
            Directory.CreateSymbolicLink(from, to);
        }
    }

    [SkippableFact]
    public void APipeAsManifestHangsNothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a named pipe.");
        using var sandbox = Built();
        File.Delete(Path.Combine(sandbox.ReleaseFolder, "manifest.json"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(sandbox.ReleaseFolder, "manifest.json")]))
            make.WaitForExit();
        Assert.EndsWith("is no regular file.", Assert.Throws<IOException>(() => ReleaseVerifier.Verify(sandbox.ReleaseFolder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsThatDoNotFitTheSchemaAreFoundThoughAllDigestsHold()
    {
        using var sandbox = Built();
        Forge(sandbox, text => text.Replace("\"title\":\"T\"", "\"title\":7"));
        Assert.Equal([(1, Codes.RecordInvalid), (2, Codes.RecordInvalid), (3, Codes.RecordInvalid)], Lines(sandbox));
    }

    [Fact]
    public void RecordsOutOfOrderAreFoundThoughAllDigestsHold()
    {
        using var sandbox = Built();
        Forge(sandbox, text => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse()) + "\n");
        Assert.Equal([(2, Codes.RecordOrder), (3, Codes.RecordOrder)], Lines(sandbox));
    }

    [Fact]
    public void AMissingRecordIsFoundThoughAllDigestsHold()
    {
        using var sandbox = Built();
        Forge(sandbox, text => text[(text.IndexOf('\n') + 1)..]);
        Assert.Contains((0, Codes.CountsDiffer), Lines(sandbox));
    }

    [Fact]
    public void AShardThatUnpacksToMoreThanSaidIsNotReadToItsEnd()
    {
        using var bomb = new MemoryStream(new byte[1000]);
        using var stream = new LimitedStream(bomb, 10);
        Assert.Equal(11, stream.Read(new byte[100]));
        Assert.Equal(0, stream.Read(new byte[100]));
        Assert.Equal(11, bomb.Position);
    }

    [Theory]
    [InlineData("datapackage.json", "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"")]
    [InlineData("datapackage.json", "\"path\": \"data/", "\"path\": \"https://example.org/")]
    [InlineData("datapackage.json", "sha256:", "sha256:0")]
    [InlineData("datapackage.json", "{", "[")]
    [InlineData("croissant.json", "\"sha256\": \"", "\"sha256\": \"0")]
    [InlineData("croissant.json", "\"contentUrl\": \"", "\"contentUrl\": \"https://example.org/")]
    public void ACatalogueThatNamesOtherShardsIsFoundThoughAllDigestsHold(string path, string from, string to)
    {
        using var sandbox = Built("license: MIT\n");
        Edit(sandbox, path, text => text.Replace(from, to));
        Reseal(sandbox, Manifest.Parse(File.ReadAllBytes(sandbox.InRelease("manifest.json"))));
        Assert.Equal((path, Codes.CatalogueDiffers), Found(sandbox));
    }

    private static (string, string) Found(Sandbox sandbox)
    {
        var diagnostic = Assert.Single(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        return (diagnostic.Path, diagnostic.Code);
    }

    private static IEnumerable<(int, string)> Lines(Sandbox sandbox) => ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics.Select(diagnostic => (diagnostic.Line, diagnostic.Code));

    private static Sandbox Built(string settings = "")
    {
        var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings).WriteSeed("seeds/1.md", "text 1").WriteSeed("seeds/2.md", "text 2").WriteSeed("seeds/3.md", "text 3");
        Assert.True(sandbox.Build().Succeeded);
        return sandbox;
    }

    private static void Edit(Sandbox sandbox, string path, Func<string, string> edit)
    {
        var file = Path.Combine(sandbox.ReleaseFolder, path);
        var before = File.ReadAllText(file);
        var after = edit(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(file, after);
    }

    /// <summary>Changes the records and makes every digest and size right again, as a careful forger would.</summary>
    private static void Forge(Sandbox sandbox, Func<string, string> edit)
    {
        const string shard = "data/train-00000-of-00001.jsonl";
        var old = Manifest.Parse(File.ReadAllBytes(sandbox.InRelease("manifest.json")));
        var before = Digest.OfFile(sandbox.InRelease(shard));
        Edit(sandbox, shard, edit);
        var bytes = File.ReadAllBytes(sandbox.InRelease(shard));
        var digest = Digest.Of(bytes);
        Edit(sandbox, "datapackage.json", text => text.Replace(before, digest));
        Reseal(sandbox, old with
        {
            ContentSha256 = digest,
            Files = [.. old.Files.Select(file => file.Path == shard ? file with { Shard = file.Shard! with { UncompressedBytes = bytes.Length, UncompressedSha256 = digest } } : file)],
        });
    }

    /// <summary>Makes the digests and sizes of all files right.</summary>
    private static void Reseal(Sandbox sandbox, Manifest old)
    {
        var forged = old with { Files = [.. old.Files.Select(file => file with { Bytes = new FileInfo(sandbox.InRelease(file.Path)).Length, Sha256 = Digest.OfFile(sandbox.InRelease(file.Path)) })] };
        var manifest = forged.ToJson();
        File.WriteAllBytes(Path.Combine(sandbox.ReleaseFolder, "manifest.json"), manifest);
        File.WriteAllBytes(Path.Combine(sandbox.ReleaseFolder, "SHA256SUMS"), Checksums.Format([.. forged.Files, new ReleaseFile("manifest.json", manifest.Length, Digest.Of(manifest))]));
    }
}
