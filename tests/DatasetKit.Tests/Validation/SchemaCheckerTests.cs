using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Validation;

namespace DatasetKit.Tests.Validation;

public sealed class SchemaCheckerTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":"1"}""", false)]
    [InlineData("""{"a":1e400}""", true)]
    [InlineData("""{"a":123456789012345678901234567890123456789012345678901234567890}""", true)]
    [InlineData("""{"":null,"$ref":"#/x","__proto__":{}}""", true)]
    [InlineData("""{"b":"\u0000\ud800 \udc00\ud800\\\/\b\f\n\r\té"}""", true)]
    [InlineData("""{"\ud800":1,"\ud801":2}""", true)]
    [InlineData(""" "text" """, false)]
    [InlineData("null", false)]
    [InlineData("[[[]]]", false)]
    public void AnyJsonValueIsAnInstance(string json, bool isValid)
    {
        var result = CheckOne("""{"type":"object","properties":{"a":{"type":"integer"}}}""", "i.json", json);
        Assert.Equal((isValid, 1, "i.json"), (result.IsValid, result.Line, result.Path));
        Assert.All(result.Diagnostics, diagnostic => Assert.StartsWith("DK2", diagnostic.Code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("i.json", "{'a':1}", Codes.JsonSyntax, 1, 2)]
    [InlineData("i.json", "{\n \"a\":1,}", Codes.JsonSyntax, 2, 7)]
    [InlineData("i.json", "{} {}", Codes.JsonSyntax, 1, 4)]
    [InlineData("i.json", "", Codes.JsonSyntax, 1, 1)]
    [InlineData("i.json", "NaN", Codes.JsonSyntax, 1, 1)]
    [InlineData("i.json", "[01]", Codes.JsonSyntax, 1, 3)]
    [InlineData("i.json", "{\"a\":1,\"a\":2}", Codes.DuplicateKey, 1, 8)]
    [InlineData("i.yaml", "a: b: c", Codes.YamlSyntax, 1, 5)]
    [InlineData("i.any", "{\"a\":}}", Codes.JsonSyntax, 1, 6)]
    public void AnInstanceThatCannotBeReadIsNotValidAndItsPlaceIsNamed(string name, string text, string code, int line, int column)
    {
        var result = CheckOne("{}", name, text);
        Assert.False(result.IsValid);
        Assert.Equal((code, name, line, column), (result.Diagnostics[0].Code, result.Diagnostics[0].Path, result.Diagnostics[0].Line, result.Diagnostics[0].Column));
    }

    [Theory]
    [InlineData("i.yaml", "a: 2023-06-01\n")]
    [InlineData("i.YML", "a: text\n")]
    [InlineData("i.geojson", "{\"a\":\"\\/\"}")]
    [InlineData("i.geojson", "{a: text}")]
    [InlineData("instance", "a: text\n")]
    public void TheFormatIsKnownByExtensionAndContent(string name, string text) =>
        Assert.Empty(CheckOne("""{"required":["a"],"properties":{"a":{"type":"string"}}}""", name, text).Diagnostics);

    [Fact]
    public void EachLineOfAJsonlFileIsAnInstanceOfItsOwn()
    {
        _sandbox.Write("i.jsonl", Encoding.UTF8.GetBytes("\uFEFF1\r\n\r\n\"a\"\n{\n2\n").Concat(new byte[] { (byte)'"', 0xFF, (byte)'"', (byte)'\n', (byte)'3' }).ToArray());
        var results = Checker("""{"type":"integer"}""").Check(_sandbox.PathOf("i.jsonl"), "i.jsonl").ToList();
        Assert.Equal([(1, true, ""), (3, false, Codes.WrongType), (4, false, Codes.JsonSyntax), (5, true, ""), (6, false, Codes.InvalidEncoding), (7, true, "")],
            results.Select(result => (result.Line, result.IsValid, string.Concat(result.Diagnostics.Select(diagnostic => diagnostic.Code)))));
        Assert.All(results.SelectMany(result => result.Diagnostics.Select(diagnostic => (result.Line, Found: diagnostic.Line))), pair => Assert.Equal(pair.Line, pair.Found));
    }

    [Fact]
    public void HalvesOfPairsCountAsTheCodePointsThatTheyAreAndFitNoFormat()
    {
        Assert.Empty(CheckOne("""{"minLength":3,"maxLength":3}""", "i.json", "\"\\udc00\\ud83d\\ude00\\udc00\"").Diagnostics);
        Assert.Equal(Codes.StringForm, Assert.Single(CheckOne("""{"format":"iri"}""", "i.json", "\"http://\\ud800/\"").Diagnostics).Code);
    }

    [Fact]
    public void FormatIsAssertedUnlessTheCallerSaysNo()
    {
        _sandbox.Write("s.json", """{"format":"date"}""").Write("i.json", "\"today\"");
        Assert.Equal([false, true], new[] { true, false }.Select(asserts =>
            SchemaChecker.Load(_sandbox.PathOf("s.json"), "s.json", new SchemaCheckOptions { AssertsFormat = asserts }).Check(_sandbox.PathOf("i.json"), "i.json").Single().IsValid));
    }

    [Fact]
    public void AMappedFolderStandsForItsUri()
    {
        _sandbox.Write("s.json", """{"$id":"http://localhost:1234/s.json","$ref":"sub/a"}""").Write("maps/sub/a", """{"type":"integer"}""").Write("i.json", "1.5");
        var map = new SchemaMap(new Uri("http://localhost:1234"), _sandbox.PathOf("maps"), "maps");
        var checker = SchemaChecker.Load(_sandbox.PathOf("s.json"), "s.json", new SchemaCheckOptions { Maps = [map] });
        Assert.Empty(checker.Schema.Diagnostics);
        Assert.Equal(Codes.WrongType, Assert.Single(checker.Check(_sandbox.PathOf("i.json"), "i.json").Single().Diagnostics).Code);

        // A port that begins with the same digits is another host.
        _sandbox.Write("s.json", """{"$ref":"http://localhost:12345/sub/a"}""");
        Assert.Equal(Codes.SchemaReference, Assert.Single(SchemaChecker.Load(_sandbox.PathOf("s.json"), "s.json", new SchemaCheckOptions { Maps = [map] }).Schema.Diagnostics).Code);
    }

    [Fact]
    public void AFileThatIsNotThereIsNoFaultOfTheData()
    {
        var result = Checker("{}").Check(_sandbox.PathOf("none.json"), "none.json").Single();
        Assert.Equal((false, false, Codes.CannotRun), (result.IsValid, result.CouldBeRead, Assert.Single(result.Diagnostics).Code));
        Assert.False(SchemaChecker.Load(_sandbox.PathOf("none.json"), "none.json").Schema.CouldBeRead);
        Assert.False(Checker("{}").Check(_sandbox.PathOf("none.jsonl"), "none.jsonl").Single().CouldBeRead);
    }

    [Fact]
    public void NothingIsCheckedAgainstASchemaThatIsNotValid() =>
        Assert.Throws<InvalidOperationException>(() => Checker("""{"type":1}""").Check(_sandbox.PathOf("i.json"), "i.json"));

    [Fact]
    public void AMessageSpeaksOfTheValueAndNotOfMetadata()
    {
        var result = CheckOne("""{"required":["a"],"type":"object","maxProperties":0}""", "i.json", """{"b":1}""");
        Assert.Equal(["The key 'a' is missing.", "The value has 1 key, but must have at most 0."], result.Diagnostics.Select(diagnostic => diagnostic.Message));
    }

    [Theory]
    [InlineData("", "{}", "isbn", "'kind' is 'book' or is not there")]
    [InlineData("", "{kind: book}", "isbn", "'kind' is 'book'")]
    [InlineData("", "{kind: page}", "from", "'kind' is not 'book'")]
    [InlineData(""","required":["kind"]""", "{}", "from", "'kind' is missing or not 'book'")]
    [InlineData(""","required":["kind"]""", "{kind: page}", "from", "'kind' is not 'book'")]
    [InlineData(""","required":["kind"]""", "{kind: book}", "isbn", "'kind' is 'book'")]
    [InlineData(""","required":["shelf"]""", "{}", "from", "'shelf' is not there")]
    [InlineData(""","required":["shelf"]""", "{shelf: 1}", "isbn", "'kind' is 'book' or is not there and 'shelf' is there")]
    public void AConditionIsToldAsItIsForTheValue(string also, string instance, string missing, string reason)
    {
        var schema = """{"if":{"properties":{"kind":{"const":"book"}}ALSO},"then":{"required":["isbn"]},"else":{"required":["from"]}}""".Replace("ALSO", also, StringComparison.Ordinal);
        Assert.Equal($"The key '{missing}' is missing. The schema asks for this since {reason}.", Assert.Single(CheckOne(schema, "i.yaml", instance).Diagnostics).Message);
    }

    [Fact]
    public void AConditionOfMappingsIsNoReasonForAnotherValue() =>
        Assert.Equal("The value must be a number, not the text 'a'.", Assert.Single(CheckOne("""{"if":{"properties":{"kind":{"const":"book"}}},"then":{"type":"number"}}""", "i.json", "\"a\"").Diagnostics).Message);

    [Theory]
    [InlineData("""{"prefixItems":[{"type":"string"},{"enum":["N","S"]}],"items":false}""")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"},{"enum":["N","S"]}],"additionalItems":false}""")]
    public void AListThatIsTooLongIsJudgedItemByItemToo(string schema)
    {
        var result = CheckOne(schema, "i.json", """[1,"East","x","y"]""");
        Assert.Equal(
            [(2, "'[0]' must be text, not the number 1; put it in quotes."), (4, "'[1]' is 'East', but must be one of 'N', 'S'."), (11, "The value has 4 items, but must have at most 2.")],
            result.Diagnostics.Select(diagnostic => (diagnostic.Column, diagnostic.Message)));
    }

    [Fact]
    public void EachItemThatStandsTwiceIsToldAtItsOwnPlace()
    {
        var result = CheckOne("""{"uniqueItems":true}""", "i.json", """["a","b","a","c","b","a"]""");
        Assert.Equal([(10, "'a'"), (18, "'b'"), (22, "'a'")], result.Diagnostics.Select(diagnostic => (diagnostic.Column, diagnostic.Message["The value holds ".Length..^" twice.".Length])));
        Assert.Equal(100, CheckOne("""{"uniqueItems":true}""", "i.json", $"[{string.Join(',', Enumerable.Repeat("1", 1_000))}]").Diagnostics.Count);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("1234567")]
    [InlineData("true")]
    public void NoTextIsMeantByAValueOfAnotherKind(string json) =>
        Assert.DoesNotContain("did you mean", Assert.Single(CheckOne("""{"enum":["a","1234568","tru"]}""", "i.json", json).Diagnostics).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("i.json")]
    [InlineData("i.jsonl")]
    public void ACheckThatIsCancelledEnds(string name)
    {
        _sandbox.Write("s.json", "{}").Write(name, "1\n");
        using var cancellation = new CancellationTokenSource();
        var checker = SchemaChecker.Load(_sandbox.PathOf("s.json"), "s.json", null, cancellation.Token);
        Assert.True(Assert.Single(checker.Check(_sandbox.PathOf(name), name)).IsValid);
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => checker.Check(_sandbox.PathOf(name), name).ToList());
    }

    private SchemaChecker Checker(string schema)
    {
        _sandbox.Write("s.json", schema);
        return SchemaChecker.Load(_sandbox.PathOf("s.json"), "s.json");
    }

    private SchemaCheckResult CheckOne(string schema, string name, string text)
    {
        var checker = Checker(schema);
        Assert.Empty(checker.Schema.Diagnostics);
        _sandbox.Write(name, text);
        return Assert.Single(checker.Check(_sandbox.PathOf(name), name));
    }
}
