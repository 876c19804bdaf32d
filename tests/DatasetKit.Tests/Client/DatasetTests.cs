using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Tests.Feeds;

namespace DatasetKit.Tests.Client;

public sealed partial class DatasetTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task RecordsAreReadFromAReleaseAFeedAndAServer(string compression)
    {
        using var sandbox = new FeedSandbox($"release: {{compression: {compression}}}\n").Published();
        using var server = new LoopbackServer(sandbox.Feed);
        using var release = await Dataset.OpenAsync(Path.Combine(sandbox.Feed, "sample/1.0.0"));
        using var folder = await Dataset.OpenAsync(sandbox.Feed, "sample@^1.0", sandbox.Options());
        using var remote = await Dataset.OpenAsync(server.Url, "sample", sandbox.Options());
        foreach (var dataset in (Dataset[])[release, folder, remote])
        {
            Assert.Equal(("sample", "1.0.0", 4L), (dataset.Name, dataset.Version, dataset.RecordCount));
            Assert.Equal(["test", "train"], dataset.Splits);
            var texts = await Read(dataset.ReadAsync());
            Assert.Equal(["The frogs are back.", "The ice broke.", "The pond froze.", "The reeds were cut."], texts.Select(record => record.GetProperty("text").GetString()).Order(StringComparer.Ordinal));
            Assert.Equal(4, (await Read(dataset.ReadAsync("train"))).Count + (await Read(dataset.ReadAsync("test"))).Count);
        }
    }

    [Fact]
    public async Task OnlyTheShardsThatAreReadAreFetched()
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        using var dataset = await Dataset.OpenAsync(server.Url, "sample", sandbox.Options());
        await Read(dataset.ReadAsync("test"));
        Assert.Equal(["sample/1.0.0/data/test-00000-of-00001.jsonl"], server.Requests.Where(path => path.Contains("/data/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RecordsBecomeObjects()
    {
        using var sandbox = new FeedSandbox().Published();
        using var dataset = await Dataset.OpenAsync(Path.Combine(sandbox.Feed, "sample/1.0.0"));
        var byReflection = await Read(dataset.ReadAsync<Note>());
        var byContext = await Read(dataset.ReadAsync(Notes.Default.Note));
        Assert.Equal(byReflection, byContext);
        Assert.Contains(new Note("a", new DateOnly(2023, 6, 1), "The frogs are back."), byContext);
    }

    [Fact]
    public async Task ASplitThatIsNotThereIsNamed()
    {
        using var sandbox = new FeedSandbox().Published();
        using var dataset = await Dataset.OpenAsync(sandbox.Feed, "sample", sandbox.Options());
        var fault = await Assert.ThrowsAsync<FeedException>(() => Read(dataset.ReadAsync("validation")));
        Assert.Contains("it has test, train", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Damage that makes a line no JSON was taken for a record of another type, and met again for ever.</summary>
    [Theory]
    [InlineData("The", "Teh")]
    [InlineData("{\"id\"", "[\"id\"")]
    [InlineData("\"text\":", "\"text\";")]
    public async Task AFileOfTheCacheThatWasDamagedIsNotMetTwice(string sound, string damaged)
    {
        using var sandbox = new FeedSandbox().Published();
        using var server = new LoopbackServer(sandbox.Feed);
        using var dataset = await Dataset.OpenAsync(server.Url, "sample", sandbox.Options());
        await Read(dataset.ReadAsync());
        foreach (var file in Directory.GetFiles(sandbox.PathOf("cache/sha256"), "*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace(sound, damaged, StringComparison.Ordinal));
        Assert.Equal(Codes.RecordsUnreadable, (await Assert.ThrowsAsync<FeedException>(() => Read(dataset.ReadAsync("train")))).Code);
        Assert.NotEmpty(await Read(dataset.ReadAsync("train")));
    }

    [Fact]
    public async Task AFolderThatIsNoReleaseIsRefused()
    {
        using var sandbox = new FeedSandbox();
        Assert.Equal(Codes.FeedUnreadable, (await Assert.ThrowsAsync<FeedException>(() => Dataset.OpenAsync(sandbox.PathOf("seeds")))).Code);
    }

    private static async Task<List<T>> Read<T>(IAsyncEnumerable<T> records)
    {
        var read = new List<T>();
        await foreach (var record in records)
            read.Add(record is JsonElement element ? (T)(object)element.Clone() : record);
        return read;
    }

    internal sealed record Note(string Id, DateOnly Date, string Text);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Note))]
    private sealed partial class Notes : JsonSerializerContext;
}
