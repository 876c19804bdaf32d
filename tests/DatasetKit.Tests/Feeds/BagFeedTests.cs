using System.Text.Json.Nodes;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Tests.Client;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Feeds;

/// <summary>Whatever holds for a plain release in a feed holds for a bag.</summary>
public class BagFeedTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ABagIsPulledAsItWasBuilt(bool overHttp)
    {
        using var sandbox = Published();
        using var server = new LoopbackServer(sandbox.Feed);
        var result = await sandbox.Pull(overHttp ? server.Url : sandbox.Feed);
        var built = Sandbox.Snapshot(sandbox.PathOf("artifacts/releases/sample/1.0.0"));
        Assert.Contains("tagmanifest-sha256.txt", built.Keys);
        Assert.Equal(built, Sandbox.Snapshot(result.Directory));
        Assert.Equal((built.Count, built.Values.Sum(bytes => bytes.Length)), (result.Version.FileCount, result.Version.Bytes));
        Assert.Empty(ReleaseVerifier.Verify(result.Directory).Diagnostics);
        Assert.True((await sandbox.Pull(overHttp ? server.Url : sandbox.Feed)).IsUpToDate);
        File.AppendAllText(Path.Combine(result.Directory, "tagmanifest-sha256.txt"), "\n");
        Assert.Equal(Codes.TargetTaken, (await Assert.ThrowsAsync<FeedException>(() => sandbox.Pull(sandbox.Feed))).Code);
    }

    [Fact]
    public async Task ABagIsReadAndComparedLikeAnyRelease()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        sandbox.WithFile("dataset.yaml", sandbox.ReadFile("dataset.yaml") + "release: {layout: bagit}\n").Published("1.0.1");
        using var dataset = await Dataset.OpenAsync(sandbox.Feed, "sample", sandbox.Options());
        var ids = new List<string?>();
        await foreach (var record in dataset.ReadAsync())
            ids.Add(record.GetProperty("id").GetString());
        Assert.Equal(["a", "b", "c", "d"], ids.Order());
        using var old = await CachedRelease.OpenAsync(sandbox.Feed, "sample@1.0.0", sandbox.Options());
        using var now = await CachedRelease.OpenAsync(sandbox.Feed, "sample@1.0.1", sandbox.Options());
        Assert.Equal(ChangeLevel.Patch, ReleaseComparer.Compare(FeedRelease.PathOf(old), FeedRelease.PathOf(now)).Diff!.Level);
        Assert.Contains("the layout is 'bagit', no longer 'plain'", sandbox.Read("sample/CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void ABagWithAFileThatItDoesNotListIsNotPublished()
    {
        using var sandbox = new FeedSandbox("release: {layout: bagit}\n");
        var release = sandbox.Build();
        File.WriteAllText(Path.Combine(release, "fetch.txt"), "https://example.org/x 10 data/x\n");
        var result = DatasetKit.Feeds.FeedPublisher.Publish(release, sandbox.Feed);
        Assert.Equal((Codes.FileUnexpected, (string?)null), (Assert.Single(result.Diagnostics).Code, result.Directory));
    }

    [Theory]
    [InlineData("../manifest-sha256.txt")]
    [InlineData("tagmanifest-sha256.txt")]
    [InlineData("TagManifest-SHA256.txt")]
    [InlineData("data/100%\n.jsonl")]
    public async Task AHostileBagIsRefusedBeforeAnythingIsWritten(string path)
    {
        using var sandbox = Published();
        sandbox.Forge(manifest => manifest["files"]!.AsArray().Add(new JsonObject { ["path"] = path, ["bytes"] = 1, ["sha256"] = new string('a', 64) }));
        Assert.Equal(Codes.UnsafePath, (await sandbox.PullFails(sandbox.Feed)).Code);
        Assert.False(Directory.Exists(sandbox.Cache));
    }

    [Fact]
    public async Task ALinkOrAMissingFileInAPublishedBagIsNotTaken()
    {
        using var sandbox = Published();
        var file = Path.Combine(sandbox.Feed, "sample/1.0.0/bag-info.txt");
        File.Move(file, sandbox.PathOf("there"));
        Assert.Equal(Codes.DownloadChanged, (await sandbox.PullFails(sandbox.Feed)).Code);
        File.CreateSymbolicLink(file, sandbox.PathOf("there"));
        Assert.Equal(Codes.UnsafePath, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Theory]
    [InlineData("ocfl")]
    [InlineData("plain")]
    public async Task ALayoutThatIsNotKnownIsNotGuessed(string layout)
    {
        using var sandbox = Published();
        sandbox.Forge(manifest => manifest["layout"] = layout);
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    private static FeedSandbox Published() => new FeedSandbox("title: Ponds, 100 % of them.\nrelease: {layout: bagit, compression: gzip}\n").Published();
}
