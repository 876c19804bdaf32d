using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

public class EngineTests
{
    [Theory]
    [InlineData("{\"type\":\"integer\"}", "1.0", true)]
    [InlineData("{\"type\":\"integer\"}", "1e400", true)]
    [InlineData("{\"type\":\"integer\"}", "1e-400", false)]
    [InlineData("{\"type\":\"integer\"}", "18446744073709551616", true)]
    [InlineData("{\"type\":\"integer\"}", "1.0000000000000000000000000000001", false)]
    [InlineData("{\"maximum\":1e29}", "100000000000000000000000000000", true)]
    [InlineData("{\"maximum\":1e29}", "100000000000000000000000000001", false)]
    [InlineData("{\"exclusiveMinimum\":-1e400}", "-1e401", false)]
    [InlineData("{\"multipleOf\":0.01}", "19.99", true)]
    [InlineData("{\"multipleOf\":1e-29}", "1", true)]
    [InlineData("{\"multipleOf\":3}", "1e-999999999", false)]
    [InlineData("{\"multipleOf\":3}", "3e999999999", true)]
    [InlineData("{\"const\":1}", "1.0", true)]
    [InlineData("{\"enum\":[\"1\"]}", "1", false)]
    [InlineData("{\"uniqueItems\":true}", "[1,\"1\",true]", true)]
    [InlineData("{\"uniqueItems\":true}", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1.0}]", false)]
    [InlineData("{\"maxLength\":1}", "\"\ud83d\ude00\"", true)]
    [InlineData("{\"pattern\":\"^\\\\d$\"}", "\"\u0661\"", false)]
    [InlineData("{\"pattern\":\"^a$\"}", "\"a\\n\"", false)]
    public void AValueIsJudgedExactly(string schema, string value, bool isValid) => Assert.Equal(isValid, Compile(schema).IsValid(Read(value), new Evaluation()));

    [Theory]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"items\":[{\"type\":\"string\"}],\"additionalItems\":false}", "[\"a\",1]", false)]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"dependencies\":{\"a\":[\"b\"]}}", "{\"a\":1}", false)]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{\"a\":{\"$ref\":\"#/definitions/t\",\"maxLength\":1}},\"definitions\":{\"t\":{\"type\":\"string\"}}}", "{\"a\":\"xx\"}", true)]
    [InlineData("{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"$recursiveAnchor\":true,\"properties\":{\"a\":{\"$recursiveRef\":\"#\"}},\"unevaluatedProperties\":false}", "{\"a\":{\"b\":1}}", false)]
    [InlineData("{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"contains\":{\"type\":\"null\"},\"maxContains\":1}", "[null,null]", false)]
    public void OlderDraftsMeanWhatTheySaid(string schema, string value, bool isValid) => Assert.Equal(isValid, Compile(schema).IsValid(Read(value), new Evaluation()));

    [Theory]
    [InlineData("{\"allOf\":[{\"$ref\":\"#\"}]}", "1")]
    [InlineData("{\"not\":{\"$ref\":\"#\"}}", "1")]
    [InlineData("{\"oneOf\":[{\"$ref\":\"#\"},{\"type\":\"object\"}]}", "1")]
    [InlineData("{\"$dynamicAnchor\":\"a\",\"anyOf\":[{\"$dynamicRef\":\"#a\"}]}", "1")]
    public void ReferencesThatNeverEndAreGivenUp(string schema, string value) =>
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(Compile(schema).Explain(Read(value), new Evaluation())).Code);

    [Fact]
    public void ReferencesThatMultiplyAreGivenUp()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 40).Select(n => $"\"a{n}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/a{n + 1}\"}},{{\"$ref\":\"#/$defs/a{n + 1}\"}}]}}"));
        var schema = Compile($"{{\"$ref\":\"#/$defs/a0\",\"$defs\":{{{definitions},\"a40\":false}}}}");
        Assert.Equal(Codes.SchemaTooCostly, Assert.Single(schema.Explain(Read("1"), new Evaluation())).Code);
    }

    [Theory]
    [InlineData("{\"enum\":[\"en\",\"pl\"]}", "\"em\"", "The metadata is 'em', but must be one of 'en', 'pl'; did you mean 'en'?")]
    [InlineData("{\"const\":1}", "2", "The metadata must be 1, not 2.")]
    [InlineData("{\"type\":\"string\"}", "1984", "The metadata must be text, not the number 1984; put it in quotes.")]
    [InlineData("{\"properties\":{\"a\":{\"items\":{\"minimum\":1}}}}", "{\"a\":[1,0]}", "'a[1]' is 0, but must be at least 1.")]
    [InlineData("{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}", "The key 'b' is missing, and needed since 'a' is there; add it to the document, or to a _defaults.yaml for a whole folder.")]
    [InlineData("{\"properties\":{\"author\":{}},\"unevaluatedProperties\":false}", "{\"auther\":1}", "'auther' is not a known key; did you mean 'author'?")]
    [InlineData("{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"required\":[\"name\"]}]}", "{}", "The key 'name' is missing; add it to the document, or to a _defaults.yaml for a whole folder.")]
    public void AMessageSaysWhatWasFoundAndWhatWasExpected(string schema, string value, string message) =>
        Assert.Equal(message, Assert.Single(Compile(schema).Explain(Read(value), new Evaluation())).Message);

    /// <summary>The default schema on an ordinary document; allocations are exact, so they can be asserted.</summary>
    [Fact]
    public void AValidDocumentAllocatesNothing()
    {
        var schema = Compile(File.ReadAllText(Repository.PathOf("schemas/metadata.schema.json")));
        var document = Read("{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"tags\":[\"a\"],\"pages\":3}");
        var run = new Evaluation();
        for (var i = 0; i < 3; i++)
            Assert.True(schema.IsValid(document, run));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            schema.IsValid(document, run);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ASchemaMayReferToAnotherFileOfTheProject()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: schemas/s.yaml\n")
            .Write("schemas/s.yaml", "properties:\n  author: {$ref: parts/author.json}\n")
            .Write("schemas/parts/author.json", """{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":false}""")
            .WriteSeed("seeds/a.md", "A", "author: {nam: x}\n");
        Assert.Equal("'author.nam' is not a known key; did you mean 'name'?", Assert.Single(sandbox.Validate().Diagnostics).Message);
        sandbox.WriteSeed("seeds/a.md", "A", "author: {}\n");
        Assert.True(sandbox.BuildWithState().Succeeded);
        Assert.Contains("\"metadata\":{\"author\":{\"name\":null}}", Assert.Single(sandbox.Records()), StringComparison.Ordinal);
        Assert.Empty(DatasetKit.Releases.ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
        sandbox.Write("schemas/parts/author.json", """{"type":"object"}""");
        Assert.False(sandbox.BuildWithState().IsUpToDate);
    }

    [Fact]
    public void ALinkOutOfTheProjectIsNotFollowed()
    {
        using var outside = new Sandbox().Write("secret.json", "{}");
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", """{"$ref":"link.json"}""").WriteSeed("seeds/a.md", "A");
        File.CreateSymbolicLink(sandbox.PathOf("link.json"), outside.PathOf("secret.json"));
        Assert.Equal(Codes.SchemaReference, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    private static CompiledSchema Compile(string schema)
    {
        var findings = new List<Finding>();
        var compiled = CompiledSchema.Compile(Read(schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings);
        Assert.DoesNotContain(findings, finding => finding.Code is not Codes.SchemaUnknownKeyword);
        return compiled!;
    }

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"), ReadLimits.Schema);
}
