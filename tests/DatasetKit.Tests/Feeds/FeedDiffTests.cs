using System.Security.Cryptography;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Feeds;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Tests.Client;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Feeds;

/// <summary>Versions of a feed are compared, and held against, where they are.</summary>
public class FeedDiffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task VersionsOfAFeedAreComparedAsTheirFoldersAre(bool overHttp)
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        var feed = overHttp ? server.Url : sandbox.Feed;
        using var old = await CachedRelease.OpenAsync(feed, "sample@1.0.0", sandbox.Options());
        using var now = await CachedRelease.OpenAsync(feed, "sample", sandbox.Options());
        var result = ReleaseComparer.Compare(FeedRelease.PathOf(old), FeedRelease.PathOf(now));
        var folders = ReleaseComparer.Compare(new ReleasePath(Path.Combine(sandbox.Feed, "sample/1.0.0"), "o"), new ReleasePath(Path.Combine(sandbox.Feed, "sample/2.0.0"), "n"));
        Assert.Empty(result.Diagnostics);
        Assert.Equal("a", Assert.Single(result.Diff!.Edited).Id);
        Assert.Equal(Text(folders), Text(result));
        Assert.Contains("{+ at last+}", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasFetchedOnceIsNotFetchedAgain()
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        for (var round = 0; round < 2; round++)
        {
            server.Requests.Clear();
            using var old = await CachedRelease.OpenAsync(server.Url, "sample@1.0.0", sandbox.Options());
            using var now = await CachedRelease.OpenAsync(server.Url, "sample@2.0.0", sandbox.Options());
            Assert.NotNull(ReleaseComparer.Compare(FeedRelease.PathOf(old), FeedRelease.PathOf(now)).Diff);
        }

        Assert.DoesNotContain(server.Requests, path => path.Contains("/data/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADamagedCacheIsHealedBeforeItIsCompared()
    {
        using var sandbox = TwoVersions();
        using var old = await CachedRelease.OpenAsync(sandbox.Feed, "sample@1.0.0", sandbox.Options());
        await old.FetchAllAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(sandbox.Cache, "sha256"), "*", SearchOption.AllDirectories))
            File.WriteAllText(file, "damaged");
        using var again = await CachedRelease.OpenAsync(sandbox.Feed, "sample@1.0.0", sandbox.Options());
        using var now = await CachedRelease.OpenAsync(sandbox.Feed, "sample@2.0.0", sandbox.Options());
        Assert.Single(ReleaseComparer.Compare(FeedRelease.PathOf(again), FeedRelease.PathOf(now)).Diff!.Edited);
    }

    [Theory]
    [InlineData("schema.json")]
    [InlineData("data/test-00000-of-00001.jsonl")]
    public async Task BytesThatAreNotThoseOfTheFeedAreNeverCompared(string path)
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => request.IsFor(path) && await request.AnswerAsync("200 OK", "", [.. request.File[..^1], 32]);
        using var old = await CachedRelease.OpenAsync(server.Url, "sample@1.0.0", sandbox.Options());
        using var now = await CachedRelease.OpenAsync(server.Url, "sample@2.0.0", sandbox.Options());
        var result = ReleaseComparer.Compare(FeedRelease.PathOf(old), FeedRelease.PathOf(now));
        Assert.Null(result.Diff);
        Assert.Equal(Codes.DownloadChanged, Assert.Single(result.Diagnostics).Code);
        Assert.Equal(Codes.DownloadChanged, (await Assert.ThrowsAsync<FeedException>(() => old.FetchAllAsync())).Code);
    }

    [Fact]
    public async Task AFileThatIsNotListedIsNotFetched()
    {
        using var sandbox = TwoVersions();
        using var release = await CachedRelease.OpenAsync(sandbox.Feed, "sample", sandbox.Options());
        Assert.Equal(Codes.FeedUnreadable, (await Assert.ThrowsAsync<FeedException>(() => release.FetchAsync("../1.0.0/README.md"))).Code);
    }

    [Fact]
    public async Task AYankedVersionThatIsNamedIsTakenWithANotice()
    {
        using var sandbox = TwoVersions();
        sandbox.Yank("1.0.0", new YankedMark("A typo"));
        using var release = await CachedRelease.OpenAsync(sandbox.Feed, "sample@1.0.0", sandbox.Options());
        Assert.Equal(Codes.VersionYanked, Assert.Single(release.Notices).Code);
    }

    [Fact]
    public void TheGateComparesWithAFeedOnAServer()
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        Assert.Contains("2.0.0 is published, and a published version does not change: 3.0.0 would do, which 'datasetkit version bump' sets. Since 2.0.0: a major change, 1 record edited [b (train): text].", Gate("b", "2.0.0"), StringComparison.Ordinal);
        Assert.Contains("2.1.0 is too low: 3.0.0 would do", Gate("b", "2.1.0"), StringComparison.Ordinal);
        Assert.Equal("", Gate("b", "3.0.0"));

        // With a lock its version is meant, be it yanked or not the last.
        sandbox.Yank("1.0.0", new YankedMark(null));
        Assert.True(DatasetLock.Write(sandbox.Project("1.0.0"), Path.Combine(sandbox.Feed, "sample/1.0.0")).IsWritten);
        Assert.Contains("Since 1.0.0: a major change, 2 records edited [", Gate("b", "1.1.0"), StringComparison.Ordinal);

        string Gate(string seed, string version)
        {
            sandbox.WithSeed($"seeds/{seed}.md", "The reeds were cut twice.");
            var result = DatasetBuilder.Validate(sandbox.Project(version).ProjectFile, new ProjectOverrides { Version = version }, new BuildOptions { Against = server.Url, CacheDirectory = sandbox.Cache });
            return result.Diagnostics.SingleOrDefault()?.Message ?? "";
        }
    }

    [Fact]
    public void TheGateTakesOnlyWhatTheKeySigned()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = SigningKey.Load(ecdsa.ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published("1.0.0", key).WithSeed("seeds/a.md", "The frogs are back at last.");
        using var server = new LoopbackServer(sandbox.Feed);
        Assert.Equal([Codes.VersionPublished], Gate(server.Url, ecdsa));
        Assert.Equal([Codes.SignatureInvalid], Gate(server.Url, other));
        Assert.Equal([Codes.KeyUnusable], Gate(sandbox.Feed, ecdsa));
        Assert.Equal([Codes.KeyUnusable], Gate(null, ecdsa));

        IEnumerable<string> Gate(string? against, ECDsa publisher) =>
            DatasetBuilder.Validate(sandbox.Project("1.0.0").ProjectFile, null, new BuildOptions { Against = against, AgainstKey = publisher.ExportSubjectPublicKeyInfoPem(), CacheDirectory = sandbox.Cache }).Diagnostics.Select(diagnostic => diagnostic.Code);
    }

    [Fact]
    public void TheGateFetchesNoRecordsWhereDigestsTellAll()
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        var result = DatasetBuilder.Validate(sandbox.Project("2.0.1").ProjectFile, new ProjectOverrides { Version = "2.0.1" }, new BuildOptions { Against = server.Url, CacheDirectory = sandbox.Cache });
        Assert.Empty(result.Diagnostics);
        Assert.DoesNotContain(server.Requests, path => path.Contains("/data/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("index.json", "404 Not Found", Codes.FeedUnreachable)]
    [InlineData("manifest.json", "200 OK", Codes.DownloadChanged)]
    [InlineData("", "403 Forbidden", Codes.FeedUnreachable)]
    public void AFeedThatCannotBeUsedIsReportedByTheGate(string path, string status, string code)
    {
        using var sandbox = TwoVersions();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => (path.Length == 0 || request.IsFor(path)) && await request.AnswerAsync(status, "", "{}"u8.ToArray());
        var result = DatasetBuilder.Validate(sandbox.Project("2.0.0").ProjectFile, null, new BuildOptions { Against = server.Url, CacheDirectory = sandbox.Cache });
        Assert.Equal((code, Severity.Error), Assert.Single(result.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity))));
    }

    [Fact]
    public void AVersionThatTheFeedDoesNotHaveIsReportedByTheGate()
    {
        using var sandbox = TwoVersions();
        Assert.True(DatasetLock.Write(sandbox.Project("2.0.0"), sandbox.Build("2.5.0")).IsWritten);
        using var server = new LoopbackServer(sandbox.Feed);
        var diagnostic = Assert.Single(DatasetBuilder.Validate(sandbox.Project("2.0.0").ProjectFile, null, new BuildOptions { Against = server.Url, CacheDirectory = sandbox.Cache }).Diagnostics);
        Assert.Equal(Codes.NotInFeed, diagnostic.Code);
        Assert.Contains("The feed has no version of 'sample' that '2.5.0' means; it has 1.0.0, 2.0.0.", diagnostic.Message, StringComparison.Ordinal);
    }

    private static FeedSandbox TwoVersions() =>
        new FeedSandbox().Published("1.0.0").WithSeed("seeds/a.md", "The frogs are back at last.").Published("2.0.0");

    private static string Text(DiffResult result)
    {
        var output = new StringWriter();
        DiffText.Write(result.Diff!, output, withTexts: true, showAll: true);
        return output.ToString();
    }
}
