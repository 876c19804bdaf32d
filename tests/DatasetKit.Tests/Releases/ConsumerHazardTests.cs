using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>What is reported of columns, and that the readers named in the reasons do what the reasons say.</summary>
public class ConsumerHazardTests
{
    private const string Flat = "release: {shape: flat}\n";

    [Theory]
    [InlineData("pages", "1", "two", Codes.MixedTypes)]
    [InlineData("pages", "1", "true", Codes.MixedTypes)]
    [InlineData("pages", "1", "2.5", null)]
    [InlineData("pages", "1", "null", null)]
    [InlineData("pages", "[1, two]", "[3]", Codes.MixedTypes)]
    [InlineData("who", "{name: A}", "A", Codes.MixedTypes)]
    [InlineData("who", "{name: A}", "{name: [A]}", Codes.MixedTypes)]
    [InlineData("seen", "2023-06-01", "2023-06", Codes.MixedDatePrecision)]
    [InlineData("seen", "2023-06-01", "2023-06-01T10:00:00Z", Codes.MixedDatePrecision)]
    [InlineData("seen", "2023-06-01T10:00:00+02:00", "2023-06-01T10:00:00Z", Codes.MixedDatePrecision)]
    [InlineData("seen", "2023-06-01T10:00:00.5Z", "2023-06-01T10:00:00Z", Codes.MixedDatePrecision)]
    [InlineData("seen", "2023-06-01", "unknown", null)]
    [InlineData("seen", "2023-06-01", "2023-13-01", null)]
    [InlineData("seen", "2023-06-01", "2024-06-01", Codes.TextTakenForDate)]
    [InlineData("seen", "'2023'", "'2024'", null)]
    [InlineData("mark", "550e8400-e29b-41d4-a716-446655440000", "550E8400-e29b-41d4-a716-446655440001", Codes.UuidTexts)]
    [InlineData("mark", "550e8400-e29b-41d4-a716-446655440000", "none", null)]
    [InlineData("mark", "123456789012345678901", "1", Codes.IntegerTooBig)]
    [InlineData("mark", "18446744073709551615", "-9223372036854775808", null)]
    [InlineData("mark", "null", "null", Codes.ColumnAlwaysNull)]
    [InlineData("mark", "'014'", "'015'", null)]
    public void AKeyOfTwoDocumentsIsJudgedByItsValues(string key, string first, string second, string? code)
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", $"{key}: {first}\n").WriteSeed("seeds/b.md", "B", $"{key}: {second}\n");
        Assert.Equal(code is null ? [] : [code], sandbox.Validate().Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("mark", "'014'", Codes.TextTakenForNumber)]
    [InlineData("mark", "'1.10'", Codes.TextTakenForNumber)]
    [InlineData("mark", "'0014'", Codes.TextTakenForNumber)]
    [InlineData("mark", "2023_001", Codes.TextTakenForNumber)]
    [InlineData("mark", "nan", Codes.TextTakenForNumber)]
    [InlineData("mark", "-Infinity", Codes.TextTakenForNumber)]
    [InlineData("mark", "'-0'", Codes.TextTakenForNumber)]
    [InlineData("mark", "' 12 '", Codes.TextTakenForNumber)]
    [InlineData("mark", "१२", Codes.TextTakenForNumber)]
    [InlineData("mark", "1_e5", null)]
    [InlineData("mark", "2023__001", null)]
    [InlineData("mark", "nano", null)]
    [InlineData("mark", "infinite", null)]
    [InlineData("mark", "'_1'", null)]
    [InlineData("mark", "'2023'", null)]
    [InlineData("mark", "'14'", null)]
    [InlineData("start_time", "'10:00'", Codes.DateName)]
    [InlineData("Modified", "1685577600", Codes.DateName)]
    [InlineData("changed_at", "yesterday", null)]
    [InlineData("mtime", "1685577600", null)]
    [InlineData("Text", "x", Codes.KeysDifferByCase)]
    [InlineData("Title", "x", Codes.KeysDifferByCase)]
    [InlineData("É", "1\né: 2", null)]
    public void AColumnOfTheTableIsJudgedByItsNameToo(string key, string value, string? code)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + Flat).WriteSeed("seeds/a.md", "A", $"{key}: {value}\n");
        Assert.Equal(code is null ? [] : [code], sandbox.Validate().Diagnostics.Select(diagnostic => diagnostic.Code));
        sandbox.Write("dataset.yaml", Sandbox.MinimalProject);
        Assert.Empty(sandbox.Validate().Diagnostics);
    }

    [Fact]
    public void TheSchemaSaysWhereAndWhatIsMeant()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.yaml\n")
            .Write("s.yaml", "required: [title]\nproperties:\n  title: {type: string}\n  day: {type: string, format: date}\n  mark: {type: string, format: uuid}\n  who:\n    type: object\n    properties:\n      mail: {type: string}\n")
            .WriteSeed("seeds/a.md", "A", "day: 2023-06-01\nmark: 550e8400-e29b-41d4-a716-446655440000\nwho: {name: B}\n");
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics);
        Assert.Equal((Codes.ColumnAlwaysNull, Severity.Info, "s.yaml", 9, 7), (diagnostic.Code, diagnostic.Severity, diagnostic.Path, diagnostic.Line, diagnostic.Column));
        Assert.StartsWith("'who.mail' is null in every record.", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsSaidOfACorpusThatCannotBeReleased()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", "mark: null\n").Write("seeds/b.md", "no metadata");
        Assert.DoesNotContain(sandbox.Validate().Diagnostics, diagnostic => diagnostic.Code == Codes.ColumnAlwaysNull);
        sandbox.Write("dataset.yaml", Sandbox.MinimalProject + "on_invalid: drop\n");
        Assert.Contains(sandbox.Build().Diagnostics, diagnostic => diagnostic.Code == Codes.ColumnAlwaysNull);
    }

    [Fact]
    public void AKeyForEachDocumentEndsInOneWarning()
    {
        using var sandbox = new Sandbox();
        for (var i = 0; i < 11; i++)
            sandbox.WriteSeed($"seeds/s{i}.md", $"Text {i}", string.Concat(Enumerable.Range(0, 1000).Select(n => $"k{i}_{n}: {(n % 2 == 0 ? "1" : "x")}\n")));
        Assert.Equal([Codes.TooManyColumns], sandbox.Validate().Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void AKeyForEachPropertyEndsInOneWarning()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.yaml\n").WriteSeed("seeds/a.md", "A")
            .Write("s.yaml", "properties:\n" + string.Concat(Enumerable.Range(0, 10_001).Select(n => $"  k{n}: {{type: string}}\n")));
        Assert.Equal([Codes.TooManyColumns], sandbox.Validate().Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    /// <summary>Whatever was built before, the findings are those of a build of everything.</summary>
    [Theory]
    [InlineData("nested", "none")]
    [InlineData("flat", "gzip")]
    [InlineData("dolma", "none")]
    [InlineData("datatrove", "zstd")]
    public void AnIncrementalBuildFindsWhatABuildOfEverythingFinds(string shape, string compression)
    {
        string[] keys = ["", "mark: 1\n", "mark: x\n", "mark: null\n", "Mark: [1, {a: x}]\n", "who: {mail: 2023-06-01}\n", "who: {mail: null, Mail: 2023}\n", "mark: 123456789012345678901\n", "id: '{0}14'\n"];
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"on_invalid: drop\nschema: s.yaml\nsplits: {{train: 1, test: 1}}\nrelease: {{shape: {shape}, compression: {compression}}}\n")
            .Write("s.yaml", "properties:\n  who: {type: object, properties: {mail: {type: string}}}\n  pages: {type: integer}\n");
        var random = new Random(7);
        var reported = new HashSet<string>();
        for (var round = 0; round < 40; round++)
        {
            for (var change = 0; change < 3; change++)
            {
                var seed = random.Next(8);
                if (random.Next(4) == 0)
                    File.Delete(sandbox.PathOf($"seeds/s{seed}.md"));
                else
                    sandbox.WriteSeed($"seeds/s{seed}.md", $"Text {random.Next(6)} of the gauge", string.Format(null, keys[random.Next(keys.Length)].Replace("{mail", "{{mail").Replace("{a: x}", "{{a: x}}").Replace("23}", "23}}").Replace("01}", "01}}"), random.Next(3)));
            }

            sandbox.WriteSeed("seeds/always.md", "Always.");
            var incremental = sandbox.BuildWithState();
            var whole = sandbox.Build();
            Assert.True(incremental.Succeeded);
            Assert.Equal(whole.Diagnostics, incremental.Diagnostics);
            reported.UnionWith(whole.Diagnostics.Select(diagnostic => diagnostic.Code));
        }

        Assert.Superset(new HashSet<string> { Codes.ColumnAlwaysNull, Codes.MixedTypes, Codes.KeysDifferByCase }, reported);
    }

    [Fact]
    public void CountsSurviveJoiningWritingAndTakingBack()
    {
        var (all, left, right) = (new ColumnStatistics(), new ColumnStatistics(), new ColumnStatistics());
        string[] documents = ["{a: 1, b: {c: [x, 2]}}", "{b: {c: null}, a: '2023-06-01'}", "{d: true, id: 7}"];
        for (var i = 0; i < documents.Length; i++)
        {
            all.Add($"{i}", Tree(documents[i]));
            (i == 1 ? left : right).Add($"{i}", Tree(documents[i]));
        }

        right.Merge(left);
        Assert.Equal(Text(all), Text(right));
        using var stream = new MemoryStream(Bytes(right));
        var read = ColumnStatistics.Read(new BinaryReader(stream));
        Assert.Equal(Text(all), Text(read));
        read.Remove("1", Tree(documents[1]));
        read.Prune();
        var without = new ColumnStatistics();
        without.Add("0", Tree(documents[0]));
        without.Add("2", Tree(documents[2]));
        Assert.Equal(Text(without), Text(read));
    }

    [Fact]
    public void CountingAllocatesNothingOnceTheColumnsAreKnown()
    {
        var statistics = new ColumnStatistics();
        var document = Tree("{title: T, date: '2023-06-01', source: S, tags: [a, b], who: {name: N, mail: m}, pages: 3}");
        statistics.Add("a/b/c", document);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            statistics.Add("a/b/c", document);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [SkippableTheory]
    [InlineData("550E8400-E29B-41D4-A716-446655440000", "typeof(id)", "UUID")]
    [InlineData("550E8400-E29B-41D4-A716-446655440000", "id::VARCHAR", "550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("2023-06-01", "typeof(id)", "DATE")]
    [InlineData("014", "typeof(id)", "VARCHAR")]
    [InlineData("doc-1", "typeof(date)", "DATE")]
    public void DuckDBReadsAReleaseAsTheRulesSay(string id, string expression, string expected)
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", $"id: '{id}'\n");
        sandbox.Build();
        var result = Readers.Node("duckdb.js", $"SELECT {expression} FROM read_json('{sandbox.InRelease("data/train-*.jsonl")}')");
        Assert.Equal(expected, result.GetProperty("rows")[0][0].GetString());
    }

    [SkippableFact]
    public void DuckDBCannotReadKeysThatDifferByCaseWithinAMapping()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A", "Tags: [x]\n").WriteSeed("seeds/b.md", "B", "tags: [y]\n");
        Assert.Equal([Codes.KeysDifferByCase], sandbox.Build().Diagnostics.Select(diagnostic => diagnostic.Code));
        var result = Readers.Node("duckdb.js", $"SELECT * FROM read_json('{sandbox.InRelease("data/train-*.jsonl")}')");
        Assert.Contains("Duplicate name", result.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("mark", "'014'", "14")]
    [InlineData("modified", "1685577600", "2023-06-01 00:00:00")]
    [InlineData("mark", "doc-014", "doc-014")]
    [InlineData("mark", "123456789012345678901", "12776324570088369205")]
    [InlineData("mark", "123456789012345678901234567890", "Value is too big!")]
    public void PandasReadsAReleaseAsTheRulesSay(string key, string value, string expected)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + Flat).WriteSeed("seeds/a.md", "A", $"{key}: {value}\n");
        sandbox.Build();
        var result = Readers.Pandas(
            """
            import json, sys, pandas
            try:
                print(json.dumps(str(pandas.read_json(sys.argv[1], lines=True)[sys.argv[2]][0])))
            except ValueError as error:
                print(json.dumps(str(error)))
            """,
            sandbox.InRelease("data/train-00000-of-00001.jsonl"),
            key);
        Assert.Equal(expected, result.GetString());
    }

    private static MappingNode Tree(string yaml) => (MappingNode)YamlReader.Read(yaml, new SourceFile("a.yaml"));

    private static byte[] Bytes(ColumnStatistics statistics)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        statistics.Write(writer);
        return stream.ToArray();
    }

    private static string Text(ColumnStatistics statistics) => $"{Text(statistics.Ids)} {Text(statistics.Root)}";

    private static string Text(Column column) => $"{column.Name}({string.Join(' ', Enum.GetValues<ColumnKind>().Where(kind => column[kind] != 0).Select(kind => $"{kind}:{column[kind]}"))}"
        + $"{(column.Items is null ? "" : $" [{Text(column.Items)}]")}{string.Concat(column.Sorted().Select(child => $" {Text(child)}"))})";
}
