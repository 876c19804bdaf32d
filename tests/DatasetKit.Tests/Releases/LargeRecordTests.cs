using System.Globalization;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Releases;

/// <summary>Records and releases that are larger than a document's metadata may be.</summary>
public sealed class LargeRecordTests
{
    /// <summary>A release of books was called faulty, and the next build after an edit ended with an exception.</summary>
    [Theory]
    [InlineData("flat")]
    [InlineData("nested")]
    [InlineData("dolma")]
    [InlineData("datatrove")]
    public void ABookIsVerifiedEditedAndCompared(string shape)
    {
        using var sandbox = Project($"release: {{shape: {shape}}}\n").WriteSeed("seeds/a.md", Book("first")).WriteSeed("seeds/b.md", Book("second"));
        Check(sandbox, () => sandbox.WriteSeed("seeds/a.md", Book("third")));
    }

    [Fact]
    public void ALongListOfMetadataIsNoFaultOfTheRecord()
    {
        var tags = string.Join(", ", Enumerable.Range(0, 99_900).Select(n => n.ToString(CultureInfo.InvariantCulture)));
        using var sandbox = Project("release: {shape: nested}\nschema: s.json\n").WriteSeed("seeds/a.md", "text", $"numbers: [{tags}]\n");
        sandbox.Write("s.json", $"{{\"properties\": {{{string.Join(", ", Enumerable.Range(0, 200).Select(n => $"\"key{n}\": {{\"type\": [\"string\", \"null\"]}}"))}}}}}");
        Check(sandbox, () => sandbox.WriteSeed("seeds/a.md", "other", $"numbers: [{tags}]\n"));
    }

    [Fact]
    public void ARepeatedBookIsDropped()
    {
        using var sandbox = Project("on_invalid: drop\nrules: {DK3002: error}\n").WriteSeed("seeds/a.md", Book("same")).WriteSeed("seeds/b.md", Book("same"));
        var result = sandbox.Build();
        Assert.True(result.Succeeded);
        Assert.Equal((1, 1), (result.Summary.Records, result.Summary.Rejected));
    }

    [Fact]
    public void AReleaseMayHaveThousandsOfShards()
    {
        const int Shards = 7_000;
        using var sandbox = Project("release: {shard_bytes: 1}\n");
        sandbox.Write("seeds/a.jsonl", string.Concat(Enumerable.Range(0, Shards).Select(n => $"{{\"title\":\"T\",\"date\":\"2024-05-01\",\"source\":\"S\",\"text\":\"text {n}\"}}\n")));
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(Shards, Directory.GetFiles(sandbox.InRelease("data")).Length);
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    private static void Check(Sandbox sandbox, Action edit)
    {
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        var before = sandbox.PathOf("before");
        foreach (var (file, bytes) in Sandbox.Snapshot(sandbox.ReleaseFolder))
            sandbox.Write(Path.Combine("before", file), bytes);
        edit();
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        var incremental = Sandbox.Snapshot(sandbox.ReleaseFolder);
        Directory.Delete(sandbox.ReleaseFolder, recursive: true);
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(Sandbox.Snapshot(sandbox.ReleaseFolder), incremental);
        Assert.Single(ReleaseComparer.Compare(new ReleasePath(before, "before"), new ReleasePath(sandbox.ReleaseFolder, "now")).Diff!.Edited);
    }

    private static Sandbox Project(string settings) => new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings);

    private static string Book(string word) => string.Concat(Enumerable.Repeat($"{word} word \"quoted\" ", 100_000));
}
