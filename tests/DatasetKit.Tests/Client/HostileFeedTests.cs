using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Tests.Feeds;

namespace DatasetKit.Tests.Client;

/// <summary>A feed that lies gains nothing: no file outside, none that was not checked, no wait without end.</summary>
public class HostileFeedTests
{
    [Theory]
    [InlineData("../../escaped")]
    [InlineData("data/../../../escaped")]
    [InlineData("/tmp/escaped")]
    [InlineData("C:\\escaped")]
    [InlineData("C:escaped")]
    [InlineData("..\\escaped")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("NUL")]
    [InlineData("data/com1.jsonl")]
    [InlineData("data/LPT³.txt")]
    [InlineData("data/.")]
    [InlineData("data//x")]
    [InlineData("data/")]
    [InlineData("trailing. ")]
    [InlineData("readme.MD")]
    [InlineData("manifest.json")]
    [InlineData("README.md/below")]
    [InlineData("")]
    public async Task APathThatIsNotSafeIsRefusedBeforeAnythingIsWritten(string path)
    {
        using var sandbox = new FeedSandbox().Published();
        sandbox.Forge(manifest => manifest["files"]!.AsArray().Add(new JsonObject { ["path"] = path, ["bytes"] = 1, ["sha256"] = new string('a', 64) }));
        Assert.Equal(Codes.UnsafePath, (await sandbox.PullFails(sandbox.Feed)).Code);
        Assert.False(Directory.Exists(sandbox.Cache));
    }

    [SkippableTheory]
    [InlineData("sample/1.0.0/README.md")]
    [InlineData("sample/1.0.0/data")]
    [InlineData("sample/1.0.0")]
    [InlineData("sample/index.json")]
    public async Task ALinkInAFeedsFolderIsNotFollowed(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var sandbox = new FeedSandbox().Published();
        var (here, there) = (Path.Combine(sandbox.Feed, path), sandbox.PathOf("there"));
        Directory.Move(here, there);
        File.CreateSymbolicLink(here, there);
        Assert.Equal(Codes.UnsafePath, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\":1,\"name\":\"sample\",\"latest\":null,\"versions\":[")]
    [InlineData("{\"format\":1,\"format\":1,\"name\":\"sample\",\"latest\":null,\"versions\":[]}")]
    [InlineData("{\"format\":2,\"name\":\"sample\",\"latest\":null,\"versions\":[]}")]
    [InlineData("{\"format\":1,\"name\":\"other\",\"latest\":null,\"versions\":[]}")]
    [InlineData("{\"format\":1,\"name\":\"sample\",\"latest\":null,\"versions\":null}")]
    [InlineData("{\"format\":1,\"name\":\"sample\",\"latest\":null,\"versions\":[null]}")]
    [InlineData("{\"format\":1,\"name\":\"sample\",\"latest\":\"9.9.9\\u001b[2J\",\"versions\":[]}")]
    [InlineData("{\"format\":1,\"name\":\"sample\",\"latest\":null}")]
    public async Task AnIndexThatIsNoneIsRefused(string json)
    {
        using var sandbox = new FeedSandbox().Published();
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/index.json"), json);
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Fact]
    public async Task AManifestWhoseListHoldsNullIsRefused()
    {
        using var sandbox = new FeedSandbox().Published();
        sandbox.Forge(manifest => manifest["files"]!.AsArray().Add(null));
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Theory]
    [InlineData("records", 9223372036854775807L)]
    [InlineData("records", -5L)]
    [InlineData("files", -7L)]
    public async Task ACountThatIsNoneIsRefused(string key, long count)
    {
        using var sandbox = new FeedSandbox().Published();
        sandbox.ForgeIndex(version =>
        {
            Assert.NotNull(version[key]);
            version[key] = count;
        });
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Theory]
    [InlineData("https://data.example.org/feed?x=1")]
    [InlineData("https://data.example.org/feed#f")]
    [InlineData("https://user:secret@data.example.org/feed")]
    [InlineData("ftp://data.example.org/feed")]
    public void AUrlOfWhichAPartWouldBeLostIsRefused(string url)
    {
        var fault = Assert.Throws<FeedException>(() => Feed.Open(url));
        Assert.Equal(Codes.FeedUnreachable, fault.Code);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("index.json")]
    public void WhatIsNoNameOrVersionEndsNothing(string text)
    {
        Assert.False(FeedFormat.IsName(text));
        Assert.False(FeedFormat.IsVersion(text));
    }

    [Fact]
    public async Task DepthAndSizeOfAnIndexHaveAnEnd()
    {
        using var sandbox = new FeedSandbox().Published();
        var file = Path.Combine(sandbox.Feed, "sample/index.json");
        File.WriteAllText(file, $"{{\"x\":{new string('[', 100_000)}");
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
        using (var stream = File.OpenWrite(file))
            stream.SetLength(FeedFormat.MaxDatasetIndexBytes + 1);
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Theory]
    [InlineData("../../../etc")]
    [InlineData("1.0.0/../../x")]
    [InlineData("1.0")]
    [InlineData("99999999999.0.0")]
    public async Task AVersionThatIsNoneIsRefused(string version)
    {
        using var sandbox = new FeedSandbox().Published().ForgeIndex(entry => entry["version"] = version);
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(sandbox.Feed)).Code);
    }

    [Fact]
    public async Task FilesThatDifferFromWhatIsListedAreThrownAway()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        Dictionary<string, Func<LoopbackServer.Request, Task<bool>>> lies = new()
        {
            ["other bytes"] = request => request.AnswerAsync("200 OK", "", [.. request.File.Select(b => (byte)(b ^ 1))]),
            ["a longer body than said"] = request => request.AnswerAsync("200 OK", "", [.. request.File, 1]),
            ["a longer body than listed, with no length"] = request => request.AnswerAsync("200 OK", "Transfer-Encoding: chunked\r\n", [.. Encoding.ASCII.GetBytes($"{request.File.Length + 1:x}\r\n"), .. request.File, 33, .. "\r\n0\r\n\r\n"u8]),
            ["an endless body"] = request => request.FloodAsync(""),
            ["an endless body with no length"] = request => request.FloodAsync("Transfer-Encoding: chunked\r\n"),
            ["a length that is another's"] = request => request.AnswerAsync("200 OK", "Content-Length: 3\r\n", request.File),
            ["a coding that nobody asked for"] = request => request.AnswerAsync("200 OK", "Content-Encoding: gzip\r\n", request.File),
        };
        foreach (var (lie, tell) in lies)
        {
            foreach (var file in (string[])["README.md", "manifest.json"])
            {
                server.Misbehave = request => request.IsFor(file) ? tell(request) : Task.FromResult(false);
                var fault = await sandbox.PullFails(server.Url, options: sandbox.Options() with { CacheDirectory = sandbox.PathOf($"cache {lie}"), Clock = new RecordingClock(TimeSpan.FromSeconds(30)) });
                Assert.True(fault.Code is Codes.DownloadChanged or Codes.FeedUnreadable, $"{lie} in {file}: {fault.Code} {fault.Message}");
                Assert.Empty(Directory.Exists(sandbox.PathOf($"cache {lie}/partial")) ? Directory.GetFiles(sandbox.PathOf($"cache {lie}/partial")).Where(left => Path.GetFileName(left) == Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.0.0/README.md"))) : []);
            }
        }
    }

    [Fact]
    public async Task AnEndlessIndexIsCutOff()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed) { Misbehave = request => request.FloodAsync("Transfer-Encoding: chunked\r\n") };
        Assert.Equal(Codes.FeedUnreadable, (await sandbox.PullFails(server.Url)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AServerThatDripsIsGivenUp(int bytes)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request =>
        {
            if (!request.IsFor("README.md"))
                return false;
            await request.AnswerAsync("200 OK", $"Content-Length: {request.File.Length}\r\n", request.File[..bytes]);
            return await request.WaitAsync();
        };
        var timeout = TimeSpan.FromMilliseconds(200);
        var fault = await sandbox.PullFails(server.Url, options: sandbox.Options() with { StallTimeout = timeout, MaxAttempts = 2, Clock = new RecordingClock(timeout) });
        Assert.Equal(Codes.FeedUnreachable, fault.Code);
        Assert.Contains("too slow", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("https://user@[bad")]
    [InlineData("")]
    public async Task ARedirectToElsewhereIsRefused(string target)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => request.IsFor("README.md") && await request.AnswerAsync("302 Found", target.Length == 0 ? "" : $"Location: {target}\r\n", []);
        Assert.Equal(Codes.RedirectRefused, (await sandbox.PullFails(server.Url)).Code);
    }

    [Fact]
    public async Task RedirectsInACircleEnd()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = request => request.AnswerAsync("301 Moved Permanently", $"Location: {(request.Path == "a" ? "b" : "a")}\r\n", []);
        Assert.Equal(Codes.RedirectRefused, (await sandbox.PullFails(server.Url)).Code);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task ARedirectOnTheSameServerIsFollowed()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        server.Misbehave = async request => request.IsFor("README.md") && await request.AnswerAsync("307 Temporary Redirect", "Location: README.copy\r\n", []);
        File.Copy(Path.Combine(sandbox.Feed, "sample/1.0.0/README.md"), Path.Combine(sandbox.Feed, "sample/1.0.0/README.copy"));
        Assert.Empty(ReleaseVerifier.Verify((await sandbox.Pull(server.Url)).Directory).Diagnostics);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/x", "http")]
    [InlineData("https://127.0.0.1:9/x", "https")]
    public void ARedirectNeverLeadsFromHttpsToHttp(string target, string from)
    {
        Assert.Equal(new Uri(target), HttpSource.Follow(new Uri($"{from}://127.0.0.1/feed"), new Uri(target)));
        Assert.Equal(Codes.RedirectRefused, Assert.Throws<FeedException>(() => HttpSource.Follow(new Uri("https://127.0.0.1/feed"), new Uri("http://127.0.0.1/feed"))).Code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task AShardThatUnpacksToMoreThanSaidIsCutOff(string compression)
    {
        using var sandbox = new FeedSandbox($"release: {{compression: {compression}}}\n").Published();
        var shard = Directory.GetFiles(Path.Combine(sandbox.Feed, "sample/1.0.0/data"))[0];
        var said = 0L;
        Pack(compression, shard, new byte[64 << 20]);
        sandbox.Forge(manifest =>
        {
            var entry = manifest["files"]!.AsArray().Single(file => (string)file!["path"]! == $"data/{Path.GetFileName(shard)}")!;
            said = (long)entry["uncompressed_bytes"]!;
            (entry["bytes"], entry["sha256"]) = (new FileInfo(shard).Length, Digest.OfFile(shard));
        });
        using var dataset = await Dataset.OpenAsync(sandbox.Feed, "sample", sandbox.Options());
        var fault = await Assert.ThrowsAsync<FeedException>(async () =>
        {
            await foreach (var record in dataset.ReadAsync())
                Assert.NotEqual(JsonValueKind.Null, record.ValueKind);
        });
        Assert.Equal(Codes.RecordsUnreadable, fault.Code);
        Assert.Contains($"{said} bytes", fault.Message, StringComparison.Ordinal);
    }

    private static void Pack(string compression, string file, byte[] bytes)
    {
        using var output = File.Create(file);
        using Stream packer = compression == "gzip" ? new GZipStream(output, CompressionLevel.Optimal) : new ZstdSharp.CompressionStream(output);
        packer.Write(bytes);
    }
}
