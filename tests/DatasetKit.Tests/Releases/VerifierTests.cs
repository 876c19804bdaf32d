using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using static DatasetKit.Tests.Releases.Forger;

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

    [Theory]
    [InlineData("data/train-*", "data/zzzz-*")]
    [InlineData("data/train-*", "data/*-00001-*")]
    [InlineData("split: \"train\"", "split: \"test\"")]
    [InlineData("configs:", "settings:")]
    [InlineData("configs:", "configs: [")]
    [InlineData("---\npretty", "--\npretty")]
    public void ACardThatNamesOtherShardsIsFoundThoughAllDigestsHold(string from, string to)
    {
        using var sandbox = Built();
        ForgeFile(sandbox, "README.md", bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(from, to)));
        Assert.Equal(("README.md", Codes.CatalogueDiffers), Found(sandbox));
    }

    [Fact]
    public void TheManifestIsNoLinkEither()
    {
        using var sandbox = Built();
        File.Move(sandbox.InRelease("manifest.json"), sandbox.PathOf("elsewhere.json"));
        File.CreateSymbolicLink(sandbox.InRelease("manifest.json"), sandbox.PathOf("elsewhere.json"));
        Assert.Equal(("manifest.json", Codes.FileChanged), Found(sandbox));
    }

    [SkippableFact]
    public void AFileIsCalledAFileThoughItsNameIsNotUtf8()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Names are UTF-16 or UTF-8 elsewhere.");
        using var sandbox = Built();
        Shell("touch \"$0/data/$(printf 'a\\377')\"");
        var found = Verified(sandbox);

        // .NET cannot even delete it.
        Shell("rm \"$0/data/$(printf 'a\\377')\"");
        Assert.Equal("The manifest does not list this file.", Assert.Single(found).Message);

        void Shell(string command)
        {
            using var shell = System.Diagnostics.Process.Start("sh", ["-c", command, sandbox.ReleaseFolder]);
            shell.WaitForExit();
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("schema.json")]
    public void EveryReleaseHasItsCardAndItsSchema(string path)
    {
        using var sandbox = Built();
        File.Delete(sandbox.InRelease(path));
        ForgeManifest(sandbox, manifest => manifest with { Files = [.. manifest.Files.Where(file => file.Path != path)] });
        Assert.Equal((path, Codes.FileMissing), Found(sandbox));
    }

    /// <summary>The first releases were without.</summary>
    [Fact]
    public void AReleaseMayLackTheDataPackage()
    {
        using var sandbox = Built();
        File.Delete(sandbox.InRelease("datapackage.json"));
        ForgeManifest(sandbox, manifest => manifest with { Files = [.. manifest.Files.Where(file => file.Path != "datapackage.json")] });
        Assert.Empty(Verified(sandbox));
    }

    [Fact]
    public void NameVersionAndSeedsOfAManifestAreThoseOfADataset()
    {
        using var sandbox = Built();
        ForgeManifest(sandbox, manifest => manifest with { Name = "../Evil", Version = "x y", SeedCount = 0 });
        Assert.Equal([Codes.ManifestUnreadable, Codes.ManifestUnreadable, Codes.CountsDiffer], Verified(sandbox).Where(diagnostic => diagnostic.Path == "manifest.json").Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));
    }

    /// <summary>A flat release may have a column called metadata, whose schema is that of a nested one to the letter.</summary>
    [Fact]
    public void AFlatReleaseWithAColumnCalledMetadataIsSound()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\nrelease:\n  shape: flat\n")
            .Write("s.json", """{"type":"object","properties":{"title":{"type":"string"},"date":{"type":"string"},"source":{"type":"string"},"metadata":{"type":"object","properties":{"k":{"type":"string"}},"required":["k"]}},"required":["title","date","source","metadata"],"additionalProperties":false}""")
            .WriteSeed("seeds/a.md", "A", "metadata:\n  k: v\n");
        Assert.True(sandbox.Build().Succeeded);
        Assert.Empty(Verified(sandbox));
    }

    [Theory]
    [InlineData(RecordShape.Nested)]
    [InlineData(RecordShape.Flat)]
    [InlineData(RecordShape.Dolma)]
    [InlineData(RecordShape.Datatrove)]
    public void TheShapeIsThatOfTheSchema(RecordShape shape)
    {
        using var sandbox = Built($"release:\n  shape: {shape.ToString().ToLowerInvariant()}\n");
        foreach (var said in Enum.GetValues<RecordShape>())
        {
            ForgeManifest(sandbox, manifest => manifest with { Shape = said });
            var isFit = said == shape || (said == RecordShape.Flat && shape == RecordShape.Nested);
            Assert.Equal(isFit ? [] : [("manifest.json", Codes.CountsDiffer)], Verified(sandbox).Select(diagnostic => (diagnostic.Path, diagnostic.Code)));
        }
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
        ForgeFile(sandbox, path, bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(from, to)));
        Assert.Equal((path, Codes.CatalogueDiffers), Found(sandbox));
    }
}
