using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

public class ReleaseTests
{
    [Fact]
    public void RecordsAreSortedByCodePointOfTheirIds()
    {
        using var sandbox = new Sandbox();
        foreach (var name in (string[])["b", "a", "a-b", "a/c", "\U0001F600", "\uFF21", "é"])
            sandbox.WriteSeed($"seeds/{name}.md", name);
        sandbox.Build();
        Assert.Equal(["a", "a-b", "a/c", "b", "é", "\uFF21", "\U0001F600"], Ids(sandbox));
    }

    [Fact]
    public void ARecordLongerThanTheLimitGetsItsOwnShard()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "release: {shard_bytes: 300}\n");
        sandbox.WriteSeed("seeds/a.md", "short 1").WriteSeed("seeds/b.md", "short 2").WriteSeed("seeds/c.md", new string('x', 1000)).WriteSeed("seeds/d.md", "short 3");
        sandbox.Build();
        var shards = Directory.GetFiles(Path.Combine(sandbox.ReleaseFolder, "data")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["train-00000-of-00003.jsonl", "train-00001-of-00003.jsonl", "train-00002-of-00003.jsonl"], shards.Select(Path.GetFileName));
        Assert.Equal([2, 1, 1], shards.Select(shard => File.ReadLines(shard).Count()));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Theory]
    [InlineData("gzip", ".gz")]
    [InlineData("zstd", ".zst")]
    public void CompressedShardsHoldTheSameRecords(string compression, string extension)
    {
        using var plain = Corpus("");
        using var packed = Corpus($"release: {{compression: {compression}}}\n");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(packed.ReleaseFolder, "data")));
        Assert.EndsWith($".jsonl{extension}", file, StringComparison.Ordinal);
        using var stream = ShardCompressor.OpenRead(compression == "gzip" ? Compression.Gzip : Compression.Zstd, File.OpenRead(file));
        using var reader = new StreamReader(stream);
        Assert.Equal(plain.Records(), reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ContentSha256(plain), ContentSha256(packed));
        Assert.Empty(ReleaseVerifier.Verify(packed.ReleaseFolder).Diagnostics);
        if (compression == "gzip")
            Assert.Equal([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255], File.ReadAllBytes(file)[..10]);
    }

    /// <summary>Where the records that were compressed as they came turn out not to be the shard, their lines are unpacked again.</summary>
    [Theory]
    [InlineData("", "id: 7\n", "")]
    [InlineData("on_invalid: drop\n", "id: '005'\n", "")]
    [InlineData("on_invalid: drop\nrules: {DK3002: error}\n", "", "text 5")]
    [InlineData("on_invalid: drop\nsplits: {train: 1, test: 1}\nrules: {DK3002: error}\n", "", "text 5")]
    [InlineData("", "", "", 10_000)]
    [InlineData("splits: {train: 1, test: 1}\n", "", "", 5_000)]
    [InlineData("splits: {train: 1, test: 1}\n", "id: 7\n", "")]
    public void ACompressedReleaseHoldsTheRecordsOfAPlainOne(string settings, string keys, string text, int shardBytes = 1 << 28)
    {
        var releases = ((string[])["none", "zstd", "gzip"]).Select(compression =>
        {
            using var sandbox = new Sandbox().Write("dataset.yaml", $"{Sandbox.MinimalProject}{settings}release: {{compression: {compression}, shard_bytes: {shardBytes}}}\n");
            for (var i = 0; i < 200; i++)
                sandbox.WriteSeed($"seeds/{i:D3}.md", i == 150 && text.Length > 0 ? text : $"text {i}", i == 150 ? keys : "");
            var result = sandbox.Build();
            Assert.True(result.Succeeded);
            Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
            return (ContentSha256(sandbox), result.Summary.Records, Shards: Directory.GetFiles(Path.Combine(sandbox.ReleaseFolder, "data")).Length, Schema: File.ReadAllText(sandbox.InRelease("schema.json")));
        }).ToList();
        Assert.Single(releases.Distinct());
        Assert.Equal(settings.StartsWith("on_invalid", StringComparison.Ordinal) ? 199 : 200, releases[0].Records);
    }

    [Fact]
    public void ARecordStaysInItsSplitWhateverIsAddedBesideIt()
    {
        const string project = Sandbox.MinimalProject + "splits: {train: 80, test: 20}\n";
        using var small = new Sandbox().Write("dataset.yaml", project);
        using var large = new Sandbox().Write("dataset.yaml", project);
        for (var i = 0; i < 300; i++)
        {
            large.WriteSeed($"seeds/{i}.md", $"text {i}");
            if (i % 3 == 0)
                small.WriteSeed($"seeds/{i}.md", $"text {i}");
        }

        small.Build();
        large.Build();
        var (few, many) = (SplitsById(small), SplitsById(large));
        Assert.All(few, pair => Assert.Equal(many[pair.Key], pair.Value));
        Assert.InRange(many.Values.Count(split => split == "test"), 40, 80);
    }

    [Fact]
    public void TheSplitOfAnIdIsItsHashOnTheWeightsEndToEnd()
    {
        var assigner = new SplitAssigner(new Dictionary<string, decimal> { ["train"] = 0.5m, ["test"] = 0.5m }, "salt");
        var fraction = SHA256.HashData(Encoding.UTF8.GetBytes("salt\0an id"))[0] / 256.0;
        Assert.Equal(fraction < 0.5 ? "test" : "train", assigner.Names[assigner.Assign("an id")]);
    }

    [Theory]
    [InlineData("flat", """{"id":"a","title":"T","date":"2023-06-01","source":"S","text":"Text.","b":{"y":1,"z":null},"k":null,"more":[{"m":1}]}""")]
    [InlineData("dolma", """{"id":"a","text":"Text.","source":"S","created":"2023-06-01T00:00:00.000Z","metadata":{"b":{"y":1,"z":null},"k":null,"more":[{"m":1}],"title":"T"}}""")]
    [InlineData("datatrove", """{"text":"Text.","id":"a","metadata":{"b":{"y":1,"z":null},"date":"2023-06-01","k":null,"more":[{"m":1}],"source":"S","title":"T"}}""")]
    [InlineData("nested", """{"id":"a","title":"T","date":"2023-06-01","source":"S","text":"Text.","metadata":{"b":{"y":1,"z":null},"k":null,"more":[{"m":1}]}}""")]
    public void EveryShapeHasItsColumns(string shape, string record)
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + $"schema: s.yaml\nrelease: {{shape: {shape}}}\n")
            .Write("s.yaml", "required: [title]\nproperties:\n  title: {type: string}\n  k: {type: string}\n  b: {type: object, properties: {z: {type: string}, y: {type: integer}}}\n")
            .WriteSeed("seeds/a.md", "Text.", "more: [{m: 1}]\nb: {y: 1}\n");
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal([record], sandbox.Records());
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Fact]
    public void AFailedBuildLeavesTheReleaseAsItWas()
    {
        using var sandbox = Corpus("");
        var before = Sandbox.Snapshot(sandbox.ReleaseFolder);
        sandbox.Write("seeds/bad.md", "no metadata");
        Assert.False(sandbox.Build().Succeeded);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.ReleaseFolder));
        Assert.Equal(["1.0.0"], Directory.GetDirectories(sandbox.PathOf("artifacts/releases/sample")).Select(Path.GetFileName));
    }

    [Fact]
    public void AChangedCorpusTakesThePlaceOfTheReleaseAsAWhole()
    {
        using var sandbox = Corpus("");
        File.Delete(sandbox.PathOf("seeds/1.md"));
        sandbox.WriteSeed("seeds/0.md", "changed");
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(19, sandbox.Records().Count);
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        Assert.Equal(["1.0.0"], Directory.GetDirectories(sandbox.PathOf("artifacts/releases/sample")).Select(Path.GetFileName));
    }

    [Fact]
    public void TheSameReleaseIsLeftUntouched()
    {
        using var sandbox = Corpus("");
        var file = Path.Combine(sandbox.ReleaseFolder, "manifest.json");
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(2001, File.GetLastWriteTimeUtc(file).Year);
    }

    [Fact]
    public void WhatAKilledBuildLeftIsSwept()
    {
        using var sandbox = Corpus("");
        sandbox.Write("artifacts/releases/sample/.staging-x/release/data/train-0.part", "left");
        Assert.True(sandbox.Build().Succeeded);
        Assert.False(Directory.Exists(sandbox.PathOf("artifacts/releases/sample/.staging-x")));
    }

    [Fact]
    public void ACancelledBuildLeavesTheReleaseAsItWas()
    {
        using var sandbox = Corpus("");
        var before = Sandbox.Snapshot(sandbox.ReleaseFolder);
        sandbox.WriteSeed("seeds/new.md", "new");
        using var cancellation = new CancellationTokenSource();
        var options = new BuildOptions { Progress = new OnReport(_ => cancellation.Cancel()) };
        Assert.Throws<OperationCanceledException>(() => DatasetBuilder.Build(sandbox.ProjectFile, null, options, cancellation.Token));
        Assert.Equal(before, Sandbox.Snapshot(sandbox.ReleaseFolder));
        Assert.Empty(Directory.GetDirectories(sandbox.PathOf("artifacts/releases/sample"), ".staging-*"));
    }

    [Theory]
    [InlineData(1_000, 2_000, "\n")]
    [InlineData(1_000, 2_000, "")]
    [InlineData(5_000_000, 8, "\n")]
    [InlineData(-1, 300_000, "\n")]
    public void ProgressTellsHowMuchIsReadOfASeedOfManyLines(int chars, int lines, string end)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\n");
        var line = chars < 0 ? "{}" : $"{{\"title\":\"T\",\"date\":\"2024-05-01\",\"source\":\"S\",\"text\":\"{new string('x', chars)}\"}}";
        sandbox.Write("seeds/big.jsonl", string.Join('\n', Enumerable.Repeat(line, lines)) + end);
        for (var i = 0; i < 100; i++)
            sandbox.WriteSeed($"seeds/small-{i:D2}.md", "text");
        var told = new List<BuildProgress>();
        DatasetBuilder.Build(sandbox.ProjectFile, null, new BuildOptions { Progress = new OnReport(told.Add) });
        var bytes = new FileInfo(sandbox.PathOf("seeds/big.jsonl")).Length;
        var parts = told.Where(progress => progress.SeedCount == 0).ToList();
        Assert.True(parts.Count > 3, $"{parts.Count}");
        Assert.All(parts, part => Assert.InRange(part.Done - (part.DocumentCount / (double)lines * bytes / (bytes + (100 * 4096))), chars > 10_000 ? -0.5 : -0.2, 0.01));
        Assert.Equal(told.Select(progress => progress.Done).Order(), told.Select(progress => progress.Done));
        Assert.InRange(parts[^1].Done, 0.5, 1 - 1e-9);
        Assert.Equal(new BuildProgress(101, 101, lines + 100, 1), told[^1]);
    }

    [Fact]
    public void TwoBuildsAtOnceBothEndWithAWholeRelease()
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 50; i++)
            sandbox.WriteSeed($"seeds/{i}.md", $"text {i}");
        Parallel.For(0, 4, _ => Assert.True(sandbox.Build().Succeeded));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        Assert.Equal(50, sandbox.Records().Count);
    }

    [Fact]
    public void DroppedDocumentsAreListedBesideTheRelease()
    {
        using var sandbox = Corpus("on_invalid: drop\n").Write("seeds/bad.md", "---\ntitle: T\ndate: soon\nsource: S\n---\nText");
        var result = sandbox.Build();
        Assert.True(result.Succeeded);
        Assert.Equal((20, 1, 0, 1), (result.Summary.Records, result.Summary.Rejected, result.Summary.Errors, result.Summary.Warnings));
        var list = sandbox.PathOf("artifacts/releases/sample/rejected-1.0.0.jsonl");
        Assert.Contains(list, result.Files);
        var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(list))).RootElement;
        Assert.Equal(("seeds/bad.md", Codes.DateUnreadable), (line.GetProperty("path").GetString(), line.GetProperty("diagnostics")[0].GetProperty("code").GetString()));
        Assert.Equal(1, Manifest(sandbox).GetProperty("counts").GetProperty("rejected").GetInt32());
        Assert.False(sandbox.Validate().Succeeded);
        File.Delete(sandbox.PathOf("seeds/bad.md"));
        sandbox.Build();
        Assert.False(File.Exists(list));
    }

    [Fact]
    public void OfADroppedDocumentTheFirstHundredFaultsAreTold()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\nschema: s.json\n").Write("s.json", """{"properties":{"n":{"items":{"type":"integer"}}}}""")
            .WriteSeed("seeds/good.md", "Good").WriteSeed("seeds/bad.md", "Text", $"n: [{string.Join(",", Enumerable.Repeat("x", 150))}]\n");
        var result = sandbox.Build();
        Assert.True(result.Succeeded);
        Assert.Equal(100, result.Diagnostics.Count(diagnostic => diagnostic.Code == Codes.WrongType));
        Assert.Equal("This document has 50 more faults, which are not told.", Assert.Single(result.Diagnostics, diagnostic => diagnostic.Code == Codes.TooLarge).Message);
        sandbox.Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n");
        Assert.Equal(150, sandbox.Validate().Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
    }

    [Fact]
    public void NothingIsReleasedWhereAllIsDropped()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\n").Write("seeds/bad.md", "no metadata");
        var result = sandbox.Build();
        Assert.Equal(Codes.NothingToRelease, Assert.Single(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error).Code);
        Assert.False(Directory.Exists(sandbox.ReleaseFolder));
    }

    [Fact]
    public void DuplicatesNameTheFirstPlaceAndIgnoreFaultyDocuments()
    {
        using var sandbox = new Sandbox()
            .Write("seeds/0.md", "---\ntitle: T\n---\n\nsame\n")
            .WriteSeed("seeds/a.md", "same").WriteSeed("seeds/b.md", "\n\n  same  \n").WriteSeed("seeds/c.md", "other", "id: a\n");
        var diagnostics = sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Path != "seeds/0.md").ToList();
        Assert.Equal([("seeds/b.md", 9, Codes.DuplicateText), ("seeds/c.md", 5, Codes.DuplicateId)], diagnostics.Select(d => (d.Path, d.Line, d.Code)));
        Assert.Contains("seeds/a.md, line 7", diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("seeds/a.md, line 1", diagnostics[1].Message, StringComparison.Ordinal);
    }

    /// <summary>The two names look alike, and so did the message.</summary>
    [SkippableFact]
    public void NamesThatDifferInTheirUnicodeFormAloneAreToldApart()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/caf\u00E9.md", "one").WriteSeed("seeds/cafe\u0301.md", "two");
        Skip.If(Directory.GetFiles(sandbox.PathOf("seeds")).Length < 2, "The file system keeps one form of a name alone.");
        Assert.Contains(sandbox.Build().Diagnostics, diagnostic => diagnostic.Code == Codes.DuplicateId && diagnostic.Message.EndsWith("differ in their Unicode form alone; rename one.", StringComparison.Ordinal));
    }

    /// <summary>A text that was dropped with its id took one with it that nothing else held.</summary>
    [Fact]
    public void ATextThatIsDroppedForItsIdMayStandElsewhere()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\n")
            .WriteSeed("seeds/a.md", "first", "id: k\n").WriteSeed("seeds/b.md", "unique text", "id: k\n").WriteSeed("seeds/c.md", "unique text");
        Assert.Equal([("seeds/b.md", Codes.DuplicateId)], sandbox.BuildWithState().Diagnostics.Select(diagnostic => (diagnostic.Path, diagnostic.Code)));
        Assert.Equal(["c", "k"], Ids(sandbox).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("on_invalid: drop\n")]
    [InlineData("rules:\n  DK3002: error\n")]
    public void ADocumentMayRepeatBothTheIdAndTheTextOfAnother(string settings)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings).WriteSeed("seeds/a.md", "same", "id: x\n").WriteSeed("seeds/b.md", "same", "id: x\n");
        var result = sandbox.BuildWithState();
        Assert.Equal([Codes.DuplicateId, Codes.DuplicateText], result.Diagnostics.Select(diagnostic => diagnostic.Code).Order());
        Assert.Equal(settings.Contains("drop", StringComparison.Ordinal), result.Succeeded);
    }

    private static Sandbox Corpus(string settings)
    {
        var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings);
        for (var i = 0; i < 20; i++)
            sandbox.WriteSeed($"seeds/{i}.md", string.Join(' ', Enumerable.Range(0, 2000).Select(n => ((n * 7919 * (i + 1)) % 10007).ToString(CultureInfo.InvariantCulture))));
        Assert.True(sandbox.Build().Succeeded);
        return sandbox;
    }

    private static IEnumerable<string> Ids(Sandbox sandbox) => sandbox.Records().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!);

    private static JsonElement Manifest(Sandbox sandbox) => JsonDocument.Parse(File.ReadAllText(Path.Combine(sandbox.ReleaseFolder, "manifest.json"))).RootElement;

    private static string ContentSha256(Sandbox sandbox) => Manifest(sandbox).GetProperty("content_sha256").GetString()!;

    private static Dictionary<string, string> SplitsById(Sandbox sandbox) => Directory.GetFiles(Path.Combine(sandbox.ReleaseFolder, "data"))
        .SelectMany(file => File.ReadLines(file).Select(line => (Id: JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!, Split: Path.GetFileName(file).Split('-')[0])))
        .ToDictionary(pair => pair.Id, pair => pair.Split);

    private sealed class OnReport(Action<BuildProgress> action) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) => action(value);
    }

    [Theory]
    [InlineData("taken")]
    [InlineData("taken/deeper")]
    public void AFileWhereTheReleaseDirectoryShouldBeIsNamed(string directory)
    {
        using var sandbox = new Sandbox().Write("taken", "A note.").WriteSeed("seeds/a.md", "A");
        var fault = Assert.Throws<IOException>(() => sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf(directory) }));
        Assert.StartsWith($"'{sandbox.PathOf("taken")}' is a file, where a folder is needed", fault.Message, StringComparison.Ordinal);
    }
}
