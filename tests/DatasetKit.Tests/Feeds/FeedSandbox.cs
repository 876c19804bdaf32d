using System.Text.Json.Nodes;
using DatasetKit.Client;
using DatasetKit.Feeds;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Feeds;

/// <summary>A project that is published to a feed in a temporary folder.</summary>
internal sealed class FeedSandbox : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public FeedSandbox(string furtherSettings = "") => _sandbox
        .Write("dataset.yaml", $"{Sandbox.MinimalProject}published: 2024-05-01\nsplits: {{train: 50, test: 50}}\n{furtherSettings}")
        .WriteSeed("seeds/a.md", "The frogs are back.").WriteSeed("seeds/b.md", "The reeds were cut.").WriteSeed("seeds/c.md", "The pond froze.").WriteSeed("seeds/d.md", "The ice broke.");

    public string Feed => PathOf("feed");

    public string Cache => PathOf("cache");

    public string PathOf(string relative) => _sandbox.PathOf(relative);

    public FeedSandbox WithSeed(string relative, string text)
    {
        _sandbox.WriteSeed(relative, text);
        return this;
    }

    public FeedSandbox WithFile(string relative, string text)
    {
        _sandbox.Write(relative, text);
        return this;
    }

    public string ReadFile(string relative) => File.ReadAllText(PathOf(relative));

    public string Build(string version = "1.0.0")
    {
        var result = _sandbox.Build(new ProjectOverrides { Version = version });
        Assert.Empty(result.Diagnostics);
        return result.ReleaseDirectory!;
    }

    public PublishResult Publish(string version = "1.0.0", SigningKey? key = null)
    {
        var result = FeedPublisher.Publish(Build(version), Feed, new PublishOptions { Key = key, Project = Project(version), IsBuilt = true });

        // With the lock the gate of versions would keep these tests from building what they want.
        File.Delete(Lock);
        return result;
    }

    public string Lock => PathOf("dataset.lock.json");

    /// <summary>A feed with one version in it.</summary>
    public FeedSandbox Published(string version = "1.0.0", SigningKey? key = null)
    {
        Assert.Empty(Publish(version, key).Diagnostics);
        return this;
    }

    public PublishResult Yank(string version, YankedMark? mark) => FeedPublisher.Yank(Feed, "sample", version, mark);

    public DatasetProject Project(string version) => DatasetProject.Load(_sandbox.ProjectFile, new ProjectOverrides { Version = version }).Project!;

    public FeedIndex Index() => FeedFormat.ParseIndex(File.ReadAllBytes(Path.Combine(Feed, "index.json")), "index.json");

    public string Read(string relative) => File.ReadAllText(Path.Combine(Feed, relative));

    /// <summary>Edits a published release's manifest and makes the dataset's index agree with it, as a hostile feed would.</summary>
    public FeedSandbox Forge(Action<JsonObject> edit)
    {
        var file = Path.Combine(Feed, "sample/1.0.0/manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        edit(manifest);
        File.WriteAllText(file, manifest.ToJsonString());
        return ForgeIndex(version => version["manifest"] = new JsonObject { ["bytes"] = new FileInfo(file).Length, ["sha256"] = Digest.OfFile(file) });
    }

    /// <summary>Edits what the dataset's index says of version 1.0.0.</summary>
    public FeedSandbox ForgeIndex(Action<JsonObject> edit)
    {
        var file = Path.Combine(Feed, "sample/index.json");
        var index = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        edit(index["versions"]![0]!.AsObject());
        File.WriteAllText(file, index.ToJsonString());
        return this;
    }

    public FeedOptions Options() => new() { CacheDirectory = Cache };

    public async Task<PullResult> Pull(string from, string query = "sample", string to = "pulled", FeedOptions? options = null)
    {
        using var feed = DatasetKit.Client.Feed.Open(from, options ?? Options());
        return await feed.PullAsync(query, PathOf(to));
    }

    /// <summary>The code with which a pull fails; nothing may have become visible.</summary>
    public async Task<FeedException> PullFails(string from, string query = "sample", FeedOptions? options = null)
    {
        var fault = await Assert.ThrowsAsync<FeedException>(() => Pull(from, query, "pulled", options));
        var visible = Directory.Exists(PathOf("pulled")) ? Directory.GetFileSystemEntries(PathOf("pulled"), "*", SearchOption.AllDirectories).Select(Path.GetFileName) : [];
        Assert.Empty(visible.Except([".lock", "sample"]));
        return fault;
    }

    public void Dispose() => _sandbox.Dispose();
}
