using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class ReleaseDiffTests
{
    private static readonly Doc[] s_docs = [new("a", "A text."), new("b", "B text."), new("c", "C text."), new("d", "D text.")];

    public static TheoryData<string, string, ChangeLevel> Packagings => new()
    {
        { "", "", ChangeLevel.Patch },
        { "", "release: {compression: gzip}\n", ChangeLevel.Patch },
        { "release: {compression: zstd}\n", "release: {shard_bytes: 200}\n", ChangeLevel.Patch },
        { "", "title: Another title\n", ChangeLevel.Patch },
        { "", "release: {shape: flat}\n", ChangeLevel.Major },
        { "release: {shape: dolma}\n", "release: {shape: datatrove, compression: gzip}\n", ChangeLevel.Major },
        { "release: {shape: datatrove}\n", "release: {shape: nested}\n", ChangeLevel.Major },
    };

    [Theory]
    [MemberData(nameof(Packagings))]
    public void RecordsAreTheSameHoweverTheyArePackaged(string old, string now, ChangeLevel level)
    {
        using var pair = new Pair().Release("old", s_docs, old).Release("new", s_docs, now, "1.0.1");
        var diff = pair.Compare();
        Assert.Equal((4, 0), (diff.UnchangedCount, DiffSections.Of(diff).Sum(section => section.Records.Count)));
        Assert.Equal(level, diff.Level);
    }

    [Fact]
    public void TheSameReleaseDiffersInNothing()
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", s_docs);
        var diff = pair.Compare();
        Assert.Equal((ChangeLevel.None, "1.0.0", true), (diff.Level, diff.LeastVersion, diff.IsVersionSufficient));
    }

    [Theory]
    [InlineData(",\"tags\":[\"a\",\"b\"]", ",\"tags\":[\"a\",\"c\"]", "tags")]
    [InlineData(",\"tags\":[\"a\",\"b\"]", ",\"tags\":[\"a\"]", "tags")]
    [InlineData(",\"n\":1.10", ",\"n\":1.1", "n")]
    [InlineData(",\"n\":1", ",\"n\":\"1\"", "n")]
    [InlineData(",\"n\":1", ",\"n\":null", "n")]
    [InlineData(",\"n\":null", ",\"n\":1", "n")]
    [InlineData(",\"n\":1", "", "n")]
    [InlineData(",\"author\":{\"name\":\"x\",\"role\":\"y\"}", ",\"author\":{\"role\":\"y\",\"name\":\"z\"}", "author.name")]
    [InlineData(",\"author\":{\"name\":\"x\"}", ",\"author\":\"x\"", "author")]
    [InlineData(",\"n\":null", "", "")]
    [InlineData(",\"author\":{\"name\":\"x\",\"role\":null}", ",\"author\":{\"name\":\"x\"}", "")]
    public void AnEditedRecordNamesItsFields(string old, string now, string fields)
    {
        using var pair = new Pair().Release("old", [new("a", "A", Further: old)]).Release("new", [new("a", "A", Further: now)]);
        var diff = pair.Compare();
        Assert.Equal(fields, string.Join(',', diff.Edited.SelectMany(change => change.Fields)));
        Assert.Empty(diff.Extended);
        Assert.Equal(fields.Length > 0, diff.Level == ChangeLevel.Major);
    }

    [Theory]
    [InlineData("", ",\"note\":1", "note", ChangeLevel.Minor)]
    [InlineData(",\"author\":{\"name\":\"x\"}", ",\"author\":{\"name\":\"x\",\"role\":\"y\"}", "author.role", ChangeLevel.Minor)]
    [InlineData(",\"people\":[{\"name\":\"x\"}]", ",\"people\":[{\"name\":\"x\",\"role\":\"y\"}]", "people[].role", ChangeLevel.Minor)]
    [InlineData(",\"people\":[{\"name\":\"x\"}]", ",\"people\":[{\"name\":\"z\",\"role\":\"y\"}]", "people", ChangeLevel.Major)]
    public void AKeyThatNoRecordHadIsAnAddition(string old, string now, string field, ChangeLevel level)
    {
        using var pair = new Pair().Release("old", [new("a", "A", Further: old), new("b", "B")]).Release("new", [new("a", "A", Further: now), new("b", "B")]);
        var diff = pair.Compare();
        Assert.Equal(level, diff.Level);
        Assert.Equal(field, Assert.Single((level == ChangeLevel.Minor ? diff.Extended : diff.Edited)[0].Fields));
    }

    [Theory]
    [InlineData(",\"note\":1")]
    [InlineData(",\"note\":null")]
    public void AKeyThatAnotherRecordHadIsAnEditThoughItsLineIsTheSame(string other)
    {
        using var pair = new Pair().Release("old", [new("a", "A"), new("b", "B", Further: other)]).Release("new", [new("a", "A", Further: ",\"note\":1"), new("b", "B", Further: other)]);
        var diff = pair.Compare();
        Assert.Equal(("a", ChangeLevel.Major), (Assert.Single(diff.Edited).Id, diff.Level));
    }

    [Fact]
    public void ADeclaredKeyThatWasNullIsAnEdit()
    {
        const string schema = """{"required":["title","date","source"],"properties":{"note":{"type":"string"}}}""";
        using var pair = new Pair().Release("old", [new("a", "A")], schema: schema).Release("new", [new("a", "A", Further: ",\"note\":\"x\"")], schema: schema);
        Assert.Equal(["note"], Assert.Single(pair.Compare().Edited).Fields);
    }

    [Fact]
    public void ANewOptionalKeyOfTheSchemaChangesNoRecord()
    {
        using var pair = new Pair()
            .Release("old", s_docs, schema: """{"additionalProperties":false,"properties":{"id":{},"title":{},"date":{},"source":{}}}""")
            .Release("new", s_docs, schema: """{"additionalProperties":false,"properties":{"id":{},"title":{},"date":{},"source":{},"tags":{"type":"array","items":{"type":"string"}}}}""");
        var diff = pair.Compare();
        Assert.Equal((4, ChangeLevel.Minor, "'tags' is a new optional key"), (diff.UnchangedCount, diff.Level, Assert.Single(diff.Schema).Text));
    }

    [Fact]
    public void ARecordOfTheSameTextWithAnotherIdIsRenamed()
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", [s_docs[0], s_docs[1] with { Id = "z" }, s_docs[2] with { Id = "y", Title = "New" }, new("d", "Quite another.")]);
        var diff = pair.Compare();
        Assert.Equal([("c", "y", "title"), ("b", "z", "")], diff.Renamed.Select(change => (change.OldId, change.Id, string.Join(',', change.Fields))));
        Assert.Equal(["text"], Assert.Single(diff.Edited).Fields);
        Assert.Empty(diff.Added.Concat(diff.Removed));
    }

    [Fact]
    public void ARenamedRecordTellsWhichKeysDifferInWhateverSplit()
    {
        using var pair = new Pair()
            .Release("old", Enumerable.Range(0, 20).Select(i => new Doc($"old-{i:D2}", $"Text {i}.", Further: ",\"tags\":[\"a\"],\"author\":{\"name\":\"I\"}")))
            .Release("new", Enumerable.Range(0, 20).Select(i => new Doc($"new-{i:D2}", $"Text {i}.", i == 3 ? "T" : "Other", i == 3 ? ",\"tags\":[\"a\"],\"author\":{\"name\":\"I\"}" : ",\"tags\":[\"b\"],\"author\":{\"name\":\"J\"},\"note\":1")));
        var renamed = pair.Compare().Renamed;
        Assert.Equal(20, renamed.Count);
        Assert.Contains(renamed, change => change.OldSplit != change.Split && change.Fields.Count > 0);
        Assert.All(renamed, change => Assert.Equal(change.Id == "new-03" ? "" : "author.name,note,tags,title", string.Join(',', change.Fields)));
    }

    [Fact]
    public void NothingOfARecordIsMarkupInMarkdown()
    {
        const string hostile = "</details>|@octocat `x` <img src=x> https://example.org";
        using var pair = new Pair()
            .Release("old", [new("a", "A"), new("b", "B", Further: $",\"{hostile}\":1")], schema: "{}")
            .Release("new", [new("a|`` <b>@x", "A"), new("b", "B", Further: $",\"{hostile}\":2")], schema: "{}");
        var lines = DiffMarkdown.Format(pair.Compare()).Split('\n');
        Assert.Contains($"- `b` (`` {hostile} ``)", lines);
        Assert.Contains(lines, line => line.StartsWith("- `a` → ``` a|`` <b>@x ```", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.Contains("</details>", StringComparison.Ordinal) && !line.StartsWith('-')));
    }

    [Fact]
    public void RecordsOfOneTextPairOffInTheOrderOfTheirIds()
    {
        const string rules = "rules: {DK3002: off}\n";
        using var pair = new Pair().Release("old", [new("a", "X"), new("b", "X")], rules).Release("new", [new("c", "X"), new("d", "X"), new("e", "X")], rules);
        var diff = pair.Compare();
        Assert.Equal([("a", "c"), ("b", "d")], diff.Renamed.Select(change => (change.OldId, change.Id)));
        Assert.Equal("e", Assert.Single(diff.Added).Id);
    }

    [Fact]
    public void AMovedRecordTellsWhatElseDiffers()
    {
        using var pair = new Pair().Release("old", [.. s_docs, new("e", "E", Further: ",\"n\":1")], "salt: one\n").Release("new", [.. s_docs, new("e", "E!", "New", ",\"n\":2")], "salt: two\n");
        var diff = pair.Compare();
        Assert.NotEmpty(diff.Moved);
        Assert.All(diff.Moved, change => Assert.NotEqual(change.OldSplit, change.Split));
        var fields = diff.Moved.Concat(diff.Edited).ToDictionary(change => change.Id, change => string.Join(',', change.Fields));
        Assert.Equal("n,text,title", fields["e"]);
        Assert.All(fields.Where(pair => pair.Key != "e"), pair => Assert.Equal("", pair.Value));
    }

    [Theory]
    [InlineData("manifest.json", null, Codes.ManifestUnreadable)]
    [InlineData("manifest.json", "{", Codes.ManifestUnreadable)]
    [InlineData("schema.json", null, Codes.RecordInvalid)]
    [InlineData("schema.json", "[]", Codes.RecordInvalid)]
    [InlineData("data/train-00000-of-00001.jsonl", null, Codes.FileMissing)]
    [InlineData("data/train-00000-of-00001.jsonl", "", Codes.CountsDiffer)]
    [InlineData("data/train-00000-of-00001.jsonl", "not json\n", Codes.RecordInvalid)]
    [InlineData("data/train-00000-of-00001.jsonl", "{\"id\":7}\n", Codes.RecordInvalid)]
    [InlineData("data/train-00000-of-00001.jsonl", "[]\n", Codes.RecordInvalid)]
    [InlineData("data/train-00000-of-00001.jsonl", "{\"id\":\"x\",\"id\":\"x\"}\n", Codes.RecordInvalid)]
    [InlineData("data/train-00000-of-00001.jsonl", "{\"id\":\"x\"}\n{\"id\":\"w\"}\n", Codes.RecordOrder)]
    [InlineData("data/train-00000-of-00001.jsonl", "{\"id\":\"\\ud800\"}\n", Codes.RecordInvalid)]
    public void ADamagedReleaseIsADiagnosticThatNamesIt(string file, string? text, string code)
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", s_docs);
        var path = Path.Combine(pair.New.Directory, file);
        if (text is null)
            File.Delete(path);
        else
            File.WriteAllText(path, text);
        var result = ReleaseComparer.Compare(pair.Old, pair.New);
        Assert.Null(result.Diff);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((code, $"new/{file}"), (diagnostic.Code, diagnostic.Path));
    }

    [Fact]
    public void AShardThatDiffersInOneByteIsADiagnostic()
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", s_docs);
        var shard = Directory.GetFiles(Path.Combine(pair.New.Directory, "data"))[0];
        File.WriteAllText(shard, File.ReadAllText(shard).Replace(" text.", " test.", StringComparison.Ordinal));
        var diagnostic = Assert.Single(ReleaseComparer.Compare(pair.Old, pair.New).Diagnostics);
        Assert.Equal(Codes.CountsDiffer, diagnostic.Code);
        Assert.Contains("their SHA-256 is another", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", ".gz")]
    [InlineData("zstd", ".zst")]
    public void ACutShardIsADiagnostic(string compression, string extension)
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", s_docs, $"release: {{compression: {compression}}}\n");
        var shard = Path.Combine(pair.New.Directory, $"data/train-00000-of-00001.jsonl{extension}");
        File.WriteAllBytes(shard, File.ReadAllBytes(shard)[..40]);
        Assert.StartsWith("DK400", Assert.Single(ReleaseComparer.Compare(pair.Old, pair.New).Diagnostics).Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForPeople()
    {
        using var pair = Mixed();
        var diff = pair.Compare();
        var text = new StringWriter { NewLine = "\n" };
        DiffText.Write(diff, text, withTexts: true);
        await Verifier.Verify($"{text}\n{DiffMarkdown.Format(diff)}");
    }

    [Fact]
    public void ForMachinesItIsWholeAndFitsItsSchema()
    {
        using var pair = Mixed();
        var json = new StringWriter();
        DiffJson.Write(ReleaseComparer.Compare(pair.Old, pair.New), json, withTexts: true);
        var bytes = Encoding.UTF8.GetBytes(json.ToString());
        Assert.Empty(Schemas.FormatSchemaTests.Validate("diff", bytes));
        var diff = (MappingNode)((MappingNode)JsonReader.Read(bytes, new SourceFile("x")))["diff"]!;
        Assert.Equal(30, ((SequenceNode)((MappingNode)diff["records"]!)["added"]!).Items.Length);
        Assert.Single(((SequenceNode)diff["texts"]!).Items);
    }

    [Fact]
    public void NoIdWritesOnTheTerminalOrBreaksMarkdown()
    {
        using var pair = new Pair().Release("old", s_docs).Release("new", [.. s_docs, new("x`y <b>", "New")]);
        Assert.Contains("- `` x`y <b> ``", DiffMarkdown.Format(pair.Compare()), StringComparison.Ordinal);
    }

    /// <summary>A bit of everything.</summary>
    private static Pair Mixed() => new Pair()
        .Release("old", [new("a", "The lamp on the east pier\nwent out."), new("b", "B"), new("gone", "Gone."), new("c", "C", Further: ",\"tags\":[\"x\"]")], "salt: one\n")
        .Release("new", [new("a", "The lamp on the west pier\nwent out."), new("d", "B"), new("c", "C", Further: ",\"tags\":[\"y\"]"), .. Enumerable.Range(0, 30).Select(i => new Doc($"new-{i:D2}", $"New {i}"))], "salt: one\n", "1.1.0");
}
