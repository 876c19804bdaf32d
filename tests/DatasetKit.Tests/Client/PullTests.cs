using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Tests.Feeds;

namespace DatasetKit.Tests.Client;

public class PullTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APulledReleaseIsTheOneThatWasPublished(bool overHttp)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        var result = await sandbox.Pull(overHttp ? server.Url : sandbox.Feed);
        Assert.Equal(Sandbox.Snapshot(Path.Combine(sandbox.Feed, "sample/1.0.0")), Sandbox.Snapshot(result.Directory));
        Assert.Empty(ReleaseVerifier.Verify(result.Directory).Diagnostics);
        Assert.Equal((false, result.Version.FileCount - 2), (result.IsUpToDate, result.FetchedFileCount));
        Assert.True((await sandbox.Pull(overHttp ? server.Url : sandbox.Feed)).IsUpToDate);
        Assert.Equal([".lock"], Directory.GetFiles(sandbox.PathOf("pulled/sample")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("sample", "1.1.0")]
    [InlineData("sample@1.0.*", "1.0.0")]
    public async Task ARangeMeansTheGreatestVersionInIt(string query, string version)
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        sandbox.WithSeed("seeds/e.md", "The toads left.").Published("1.1.0");
        using var feed = Feed.Open(sandbox.Feed, sandbox.Options());
        Assert.Equal(version, (await feed.ResolveAsync(query)).Version);
    }

    public static TheoryData<FeedOptions> OptionsOfNoUse => [new() { Parallelism = 0 }, new() { MaxAttempts = 0 }, new() { StallTimeout = TimeSpan.Zero }, new() { CacheDirectory = "cache" }];

    [Theory]
    [MemberData(nameof(OptionsOfNoUse))]
    public void OptionsThatNothingCanBeReadWithAreRefused(FeedOptions options) => Assert.ThrowsAny<ArgumentException>(() => Feed.Open("https://example.org/feed", options));

    [Fact]
    public async Task ANewVersionCostsOnlyTheShardsThatChanged()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        sandbox.WithSeed("seeds/e.md", "The toads left.").Published("1.1.0");
        using var server = new LoopbackServer(sandbox.Feed);
        await sandbox.Pull(server.Url, "sample@1.0.0");
        server.Requests.Clear();
        await sandbox.Pull(server.Url, "sample@1.1.0");
        var changed = Directory.GetFiles(Path.Combine(sandbox.Feed, "sample/1.1.0/data")).Select(file => Path.GetFileName(file))
            .Where(name => Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.0.0/data", name)) != Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.1.0/data", name))).ToList();
        Assert.Single(changed);
        Assert.Equal(changed, server.Requests.Where(path => path.Contains("/data/", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.PathOf("pulled/sample/1.1.0")).Diagnostics);
    }

    [Fact]
    public async Task WhatWasCutShortGoesOnWhereItEnded()
    {
        using var sandbox = new FeedSandbox().Published();
        var isFirst = true;
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request =>
        {
            if (!request.IsFor("README.md") || !isFirst)
                return false;
            isFirst = false;
            return await request.AnswerAsync("200 OK", $"Content-Length: {request.File.Length}\r\n", request.File[..100]);
        };
        var options = sandbox.Options() with { MaxAttempts = 1 };
        Assert.Equal(Codes.FeedUnreachable, (await sandbox.PullFails(server.Url, options: options)).Code);
        await sandbox.Pull(server.Url, options: options);
        Assert.Contains("sample/1.0.0/README.md from 100", server.Requests);
    }

    /// <summary>A busy server made what was there already be thrown away.</summary>
    [Theory]
    [InlineData("503 Service Unavailable", Codes.FeedUnreachable)]
    [InlineData("429 Too Many Requests", Codes.FeedUnreachable)]
    [InlineData("403 Forbidden", Codes.FeedUnreachable)]
    public async Task AServerThatIsBusyWhileAFileIsContinuedCostsNothing(string status, string code)
    {
        using var sandbox = new FeedSandbox().Published();
        var answers = 0;
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => request.IsFor("README.md") && ++answers switch
        {
            1 => await request.AnswerAsync("200 OK", $"Content-Length: {request.File.Length}\r\n", request.File[..100]),
            2 => await request.AnswerAsync(status, "Content-Length: 0\r\n", []),
            _ => false,
        };
        var options = sandbox.Options() with { MaxAttempts = 1 };
        Assert.Equal(code, (await sandbox.PullFails(server.Url, options: options)).Code);
        Assert.Equal(code, (await sandbox.PullFails(server.Url, options: options)).Code);
        server.Requests.Clear();
        await sandbox.Pull(server.Url, options: options);
        Assert.Contains("sample/1.0.0/README.md from 100", server.Requests);
    }

    [Theory]
    [InlineData("200 OK", false)]
    [InlineData("416 Range Not Satisfiable", true)]
    public async Task AServerThatIgnoresRangesSendsAll(string status, bool isEmpty)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => request.IsFor("README.md") && request.From == 0 && server.Requests.Count(path => path == request.Path) == 1
            ? await request.AnswerAsync("200 OK", $"Content-Length: {request.File.Length}\r\n", request.File[..100])
            : request.From > 0 && await request.AnswerAsync(status, "", isEmpty ? [] : request.File);
        var result = await sandbox.Pull(server.Url, options: sandbox.Options() with { Clock = new RecordingClock(TimeSpan.FromSeconds(30)) });
        Assert.Empty(ReleaseVerifier.Verify(result.Directory).Diagnostics);
        Assert.Contains("sample/1.0.0/README.md from 100", server.Requests);
    }

    [Fact]
    public async Task PartsOfAnotherFileAreThrownAway()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        var digest = Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.0.0/README.md"));
        Directory.CreateDirectory(sandbox.PathOf("cache/partial"));
        File.WriteAllText(sandbox.PathOf($"cache/partial/{digest}"), "This is not how it begins.");
        Assert.Empty(ReleaseVerifier.Verify((await sandbox.Pull(server.Url)).Directory).Diagnostics);
    }

    [Fact]
    public async Task ABusyServerIsAskedAgainWhenItWants()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        string[] answers = ["429 Too Many Requests|Retry-After: 7\r\n", "503 Service Unavailable|Retry-After: Wed, 01 May 2024 12:00:40 GMT\r\n", "500 Oh|", "502 Bad Gateway|"];
        var count = 0;
        server.Misbehave = async request => count < answers.Length && answers[count++].Split('|') is [var status, var headers] && await request.AnswerAsync(status, headers, []);
        var clock = new RecordingClock(TimeSpan.FromSeconds(30));
        await sandbox.Pull(server.Url, options: sandbox.Options() with { Clock = clock });
        var waits = clock.Waits.ToArray();
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(40)], waits[..2]);
        Assert.InRange(waits[2], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(waits[3], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
    }

    [Theory]
    [InlineData("503 Service Unavailable", "", 5)]
    [InlineData("429 Too Many Requests", "Retry-After: 86400\r\n", 1)]
    [InlineData("403 Forbidden", "", 1)]
    public async Task AServerThatWillNotIsGivenUp(string status, string headers, int attempts)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed) { Misbehave = request => request.AnswerAsync(status, headers, []) };
        var fault = await sandbox.PullFails(server.Url, options: sandbox.Options() with { Clock = new RecordingClock(TimeSpan.FromSeconds(30)) });
        Assert.Equal(Codes.FeedUnreachable, fault.Code);
        Assert.Equal(attempts, server.Requests.Count);
    }

    [Fact]
    public async Task PullsAtTheSameTimeFetchEachFileOnce()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => sandbox.Pull(server.Url, to: $"to-{i % 2}")));
        Assert.All(server.Requests.Where(path => path.Contains("/data/", StringComparison.Ordinal)).CountBy(path => path), pair => Assert.Equal(1, pair.Value));
        foreach (var folder in (string[])["to-0", "to-1"])
            Assert.Empty(ReleaseVerifier.Verify(sandbox.PathOf($"{folder}/sample/1.0.0")).Diagnostics);
    }

    [Fact]
    public async Task ADamagedCacheIsHealed()
    {
        using var sandbox = new FeedSandbox().Published();
        await sandbox.Pull(sandbox.Feed);
        foreach (var file in Directory.GetFiles(sandbox.PathOf("cache/sha256"), "*", SearchOption.AllDirectories))
            File.WriteAllText(file, "damaged");
        var result = await sandbox.Pull(sandbox.Feed, to: "again");
        Assert.Equal(result.Version.FileCount - 2, result.FetchedFileCount);
        Assert.Empty(ReleaseVerifier.Verify(result.Directory).Diagnostics);
        Assert.Equal(0, (await sandbox.Pull(sandbox.Feed, to: "third")).FetchedFileCount);
    }

    [Fact]
    public async Task PullsThatShareADamagedCacheHealItTogether()
    {
        using var sandbox = new FeedSandbox().Published();
        await sandbox.Pull(sandbox.Feed);
        for (var round = 0; round < 10; round++)
        {
            foreach (var file in Directory.GetFiles(sandbox.PathOf("cache/sha256"), "*", SearchOption.AllDirectories))
                File.WriteAllText(file, "damaged");
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => sandbox.Pull(sandbox.Feed, to: $"to-{round}-{i}"))));
            Assert.All(results, result => Assert.Empty(ReleaseVerifier.Verify(result.Directory).Diagnostics));
            Assert.Equal(0, (await sandbox.Pull(sandbox.Feed, to: $"after-{round}")).FetchedFileCount);
        }
    }

    [Fact]
    public async Task ASignatureThatCameLaterIsPulledToo()
    {
        using var ecdsa = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var key = DatasetKit.Feeds.SigningKey.Load(ecdsa.ExportPkcs8PrivateKeyPem());
        using var sandbox = new FeedSandbox().Published();
        var pulled = await sandbox.Pull(sandbox.Feed);
        Assert.False(File.Exists($"{pulled.Directory}.sig"));
        sandbox.Published("1.0.0", key);
        Assert.True((await sandbox.Pull(sandbox.Feed)).IsUpToDate);
        Assert.Equal(File.ReadAllBytes(Path.Combine(sandbox.Feed, "sample/1.0.0.sig")), File.ReadAllBytes($"{pulled.Directory}.sig"));
        Assert.True(File.Exists($"{pulled.Directory}.intoto.jsonl"));

        // A feed without the signature takes nothing away from a release that stands there.
        using var mirror = new FeedSandbox().Published();
        Assert.True((await mirror.Pull(mirror.Feed, to: Path.GetDirectoryName(Path.GetDirectoryName(pulled.Directory))!)).IsUpToDate);
        Assert.Equal(File.ReadAllBytes(Path.Combine(sandbox.Feed, "sample/1.0.0.sig")), File.ReadAllBytes($"{pulled.Directory}.sig"));
        Assert.True(File.Exists($"{pulled.Directory}.intoto.jsonl"));
    }

    [Fact]
    public async Task SomebodysWorkIsNeverOverwritten()
    {
        using var sandbox = new FeedSandbox().Published();
        var pulled = await sandbox.Pull(sandbox.Feed);
        File.AppendAllText(Path.Combine(pulled.Directory, "README.md"), "My notes.");
        var before = Sandbox.Snapshot(pulled.Directory);
        Assert.Equal(Codes.TargetTaken, (await Assert.ThrowsAsync<FeedException>(() => sandbox.Pull(sandbox.Feed))).Code);
        Assert.Equal(before, Sandbox.Snapshot(pulled.Directory));
    }

    [Fact]
    public async Task ACancelledPullLeavesNothingVisible()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        using var cancellation = new CancellationTokenSource();
        server.Misbehave = async request =>
        {
            if (!request.IsFor("schema.json"))
                return false;
            await cancellation.CancelAsync();
            return await request.WaitAsync();
        };
        using var feed = Feed.Open(server.Url, sandbox.Options());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.PullAsync("sample", sandbox.PathOf("pulled"), cancellation.Token));
        Assert.Empty(Directory.GetDirectories(sandbox.PathOf("pulled/sample")));
    }
}
