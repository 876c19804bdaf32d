using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Releases;

/// <summary>A release with <c>layout: bagit</c>, checked by the words of RFC 8493 and not by the code that writes it.</summary>
public class BagTests
{
    private const string Settings = """
        title: Sample
        description: "Notes of two ponds.\n\nSecond\u2028paragraph: with\ta colon."
        homepage: https://example.org/sample
        license: MIT
        creators: [{name: Ines Sallow, email: ines@example.org}, {name: The pond keepers}]
        published: 2024-05-01
        splits: {train: 50, test: 50}

        """;

    [Theory]
    [InlineData("none")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void ABagHoldsByTheWordsOfItsSpecification(string compression)
    {
        using var sandbox = Built($"release: {{layout: bagit, compression: {compression}, shard_bytes: 200}}\n");
        var files = Sandbox.Snapshot(sandbox.ReleaseFolder);
        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", Encoding.UTF8.GetString(files["bagit.txt"]));
        var payload = files.Keys.Where(path => path.StartsWith("data/", StringComparison.Ordinal)).ToList();
        Assert.True(payload.Count > 2);
        Assert.Equal(payload, Listed(files, "manifest-sha256.txt"));
        Assert.Equal(files.Keys.Except(payload).Except(["tagmanifest-sha256.txt"]), Listed(files, "tagmanifest-sha256.txt"));
        Assert.Contains($"Payload-Oxum: {payload.Sum(path => files[path].Length)}.{payload.Count}\n", Encoding.UTF8.GetString(files["bag-info.txt"]), StringComparison.Ordinal);
        Assert.Equal((0, files.Count), (ReleaseVerifier.Verify(sandbox.ReleaseFolder) is var result ? result.Diagnostics.Count : -1, result.FileCount));
    }

    [SkippableTheory]
    [InlineData("manifest-sha256.txt")]
    [InlineData("tagmanifest-sha256.txt")]
    [InlineData("SHA256SUMS")]
    public void ItsManifestsAreThoseThatSha256sumReads(string manifest)
    {
        using var sandbox = Built("release: {layout: bagit, compression: gzip}\n");
        var (code, _, error) = Readers.Run("sha256sum", ["-c", "--strict", "--quiet", manifest], sandbox.ReleaseFolder);
        Assert.Equal((0, ""), (code, error));
        File.AppendAllText(sandbox.InRelease(File.ReadAllLines(sandbox.InRelease(manifest))[0][66..]), "x");
        Assert.Equal(1, Readers.Run("sha256sum", ["-c", "--strict", "--quiet", manifest], sandbox.ReleaseFolder).ExitCode);
    }

    [Fact]
    public void TheInfoIsMadeOfTheProject()
    {
        using var sandbox = Built("release: {layout: bagit}\n");
        var oxum = File.ReadAllLines(sandbox.InRelease("bag-info.txt"))[^1];
        Assert.Equal($"""
            Source-Organization: Ines Sallow
            Contact-Email: ines@example.org
            Source-Organization: The pond keepers
            External-Description: Notes of two ponds. Second paragraph: with a colon.
            External-Identifier: sample@1.0.0
            External-Identifier: https://example.org/sample
            Bag-Group-Identifier: sample
            Bagging-Date: 2024-05-01
            {oxum}

            """, File.ReadAllText(sandbox.InRelease("bag-info.txt")));
    }

    [Fact]
    public void NothingIsSaidThatTheProjectDoesNotSay()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "release: {layout: bagit}\n").WriteSeed("seeds/a.md", "A");
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(["External-Identifier", "Bag-Group-Identifier", "Payload-Oxum"], File.ReadAllLines(sandbox.InRelease("bag-info.txt")).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void EveryOtherFileIsThatOfAPlainRelease()
    {
        using var plain = Built("");
        using var bag = Built("release: {layout: bagit}\n");
        var (left, right) = (Sandbox.Snapshot(plain.ReleaseFolder), Sandbox.Snapshot(bag.ReleaseFolder));
        Assert.Equal(["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"], right.Keys.Except(left.Keys));
        Assert.Empty(left.Keys.Except(right.Keys));
        Assert.Equal(["SHA256SUMS", "manifest.json"], left.Keys.Where(path => !left[path].AsSpan().SequenceEqual(right[path])));
    }

    [Fact]
    public void AnotherLayoutIsAPatchAndIsBuiltFromWhatWasThere()
    {
        using var sandbox = Built("", withState: true);
        var plain = sandbox.PathOf("plain");
        Directory.Move(sandbox.ReleaseFolder, plain);
        Assert.True(sandbox.BuildWithState().Succeeded);
        sandbox.Write("dataset.yaml", $"{Sandbox.MinimalProject}{Settings}release: {{layout: bagit}}\n");
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.True(sandbox.BuildWithState().IsUpToDate);
        var cold = sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("cold") });
        Assert.Equal(Sandbox.Snapshot(cold.ReleaseDirectory!), Sandbox.Snapshot(sandbox.ReleaseFolder));
        Assert.Equal(Directory.GetFiles(cold.ReleaseDirectory!, "*", SearchOption.AllDirectories).Order(), cold.Files.Order());
        var diff = ReleaseComparer.Compare(new ReleasePath(plain, "plain"), new ReleasePath(sandbox.ReleaseFolder, "bag")).Diff!;
        Assert.Equal((ChangeLevel.Patch, "the layout is 'bagit', no longer 'plain'"), (diff.Level, Assert.Single(diff.Reasons).Text));
        File.Delete(sandbox.InRelease("tagmanifest-sha256.txt"));
        Assert.False(sandbox.BuildWithState().IsUpToDate);
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Fact]
    public void AnUnknownLayoutNamesTheOneThatWasMeant()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "release: {layout: bag-it}\n");
        Assert.Equal("'release.layout' must be one of plain, bagit, not 'bag-it'; did you mean 'bagit'?", sandbox.Build().Diagnostics[0].Message);
    }

    [Theory]
    [InlineData("bagit.txt", Codes.FileChanged)]
    [InlineData("bag-info.txt", Codes.FileChanged)]
    [InlineData("manifest-sha256.txt", Codes.FileChanged)]
    [InlineData("tagmanifest-sha256.txt", Codes.FileChanged)]
    [InlineData("SHA256SUMS", Codes.FileChanged)]
    [InlineData("data/test-00000-of-00001.jsonl", Codes.FileChanged)]
    public void AFileOfABagThatWasChangedLinkedOrRemovedIsFound(string path, string code)
    {
        using var sandbox = Built("release: {layout: bagit}\n");
        var file = sandbox.InRelease(path);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Assert.Contains((path, code), Found(sandbox));
        File.Delete(file);
        Assert.Contains((path, Codes.FileMissing), Found(sandbox));
        File.WriteAllBytes(sandbox.PathOf("there"), bytes);
        File.CreateSymbolicLink(file, sandbox.PathOf("there"));
        Assert.Equal([(path, Codes.FileChanged)], Found(sandbox));
    }

    [Fact]
    public void AFileMoreInThePayloadIsFound()
    {
        using var sandbox = Built("release: {layout: bagit}\n");
        File.WriteAllText(sandbox.InRelease("data/more.txt"), "More.");
        Assert.Equal([("data/more.txt", Codes.FileUnexpected)], Found(sandbox));
    }

    [Theory]
    [InlineData("bagit.txt", "1.0", "0.97")]
    [InlineData("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")]
    [InlineData("bag-info.txt", "Payload-Oxum: ", "X: ")]
    [InlineData("bag-info.txt", "Bag-Group-Identifier: sample", "Payload-Oxum: 1.1")]
    [InlineData("manifest-sha256.txt", "data/test", "data/../test")]
    [InlineData("manifest-sha256.txt", "  data/", "  ~/data/")]
    public void ABagThatLiesIsFoundThoughAllDigestsHold(string path, string from, string to)
    {
        using var sandbox = Built("release: {layout: bagit}\n");
        var text = File.ReadAllText(sandbox.InRelease(path));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(sandbox.InRelease(path), text.Replace(from, to, StringComparison.Ordinal));
        Reseal(sandbox, file => file);
        Assert.Equal([(path, Codes.BagDiffers)], Found(sandbox));
    }

    [Theory]
    [InlineData("bagit.txt")]
    [InlineData("bag-info.txt")]
    [InlineData("manifest-sha256.txt")]
    public void ABagThatDoesNotListItsOwnFilesIsNone(string path)
    {
        using var sandbox = Built("release: {layout: bagit}\n");
        File.Delete(sandbox.InRelease(path));
        Reseal(sandbox, file => file.Path == path ? null : file);
        Assert.Equal([("manifest.json", Codes.BagDiffers)], Found(sandbox));
    }

    [Fact]
    public void PercentAndLineBreaksAreEncodedAndNothingElse()
    {
        var manifest = Bag.FormatManifest([new ReleaseFile("data/100%\r\nä b.txt", 1, "d1"), new ReleaseFile("data/%25", 1, "d2")]);
        Assert.Equal("d2  data/%2525\nd1  data/100%25%0D%0Aä b.txt\n", Encoding.UTF8.GetString(manifest));
    }

    private static IEnumerable<(string, string)> Found(Sandbox sandbox) => ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics.Select(diagnostic => (diagnostic.Path, diagnostic.Code));

    /// <summary>The paths that a manifest of the bag lists; each digest must be that of the file.</summary>
    private static List<string> Listed(SortedDictionary<string, byte[]> files, string manifest)
    {
        var paths = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(files[manifest]).TrimEnd('\n').Split('\n'))
        {
            var path = line[66..];
            Assert.Equal($"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(files[path])).ToLower(CultureInfo.InvariantCulture)}  {path}", line);
            paths.Add(path);
        }

        return paths;
    }

    private static void Reseal(Sandbox sandbox, Func<ReleaseFile, ReleaseFile?> choose)
    {
        var old = Manifest.Parse(File.ReadAllBytes(sandbox.InRelease("manifest.json")));
        var forged = old with { Files = [.. old.Files.Select(choose).OfType<ReleaseFile>().Select(file => file with { Bytes = new FileInfo(sandbox.InRelease(file.Path)).Length, Sha256 = Digest.OfFile(sandbox.InRelease(file.Path)) })] };
        foreach (var (name, bytes) in Checksums.Of(forged, forged.ToJson()).Prepend(("manifest.json", forged.ToJson())))
            File.WriteAllBytes(sandbox.InRelease(name), bytes);
    }

    private static Sandbox Built(string settings, bool withState = false)
    {
        var sandbox = new Sandbox().Write("dataset.yaml", $"{Sandbox.MinimalProject}{Settings}{settings}");
        for (var i = 0; i < 12; i++)
            sandbox.WriteSeed($"seeds/{i}.md", $"Text {i}.");
        Assert.True((withState ? sandbox.BuildWithState() : sandbox.Build()).Succeeded);
        return sandbox;
    }
}
