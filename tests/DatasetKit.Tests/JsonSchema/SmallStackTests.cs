using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;
using DatasetKit.Tests.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>
/// What is nested as deep as can be fits into a stack of 256 KB, and a schema that is into 1 MB; a stack overflow would end the process of the tests.
/// </summary>
public class SmallStackTests
{
    [Theory]
    [InlineData("{\"allOf\":[{\"$ref\":\"#\"}]}")]
    [InlineData("{\"not\":{\"$ref\":\"#\"}}")]
    [InlineData("{\"oneOf\":[{\"$ref\":\"#\"},{\"type\":\"object\"}]}")]
    [InlineData("{\"if\":{\"$ref\":\"#\"},\"then\":{\"$ref\":\"#\"}}")]
    [InlineData("{\"anyOf\":[{\"$ref\":\"#\"}],\"unevaluatedProperties\":false}")]
    [InlineData("{\"$dynamicAnchor\":\"a\",\"anyOf\":[{\"$dynamicRef\":\"#a\"}]}")]
    public void ReferencesWithoutEnd(string schema) =>
        OnSmallStack(() => Assert.Equal(Codes.SchemaTooCostly, Assert.Single(Compile(schema).Explain(Read("{}"), new Evaluation())).Code));

    [Fact]
    public void ASchemaAsDeepAsSchemasMayBe() => OnSmallStack(() =>
    {
        var schema = Compile(Nested("{\"not\":", "true", ReadLimits.Schema.MaxDepth - 2, "}"));
        Assert.NotNull(schema.Explain(Read("{}"), new Evaluation()));
    }, kilobytes: 1024);

    [Fact]
    public void ADocumentAsDeepAsMetadataMayBe() => OnSmallStack(() =>
    {
        var schema = Compile("{\"properties\":{\"a\":{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]}},\"additionalProperties\":false}");
        Assert.NotEmpty(schema.Explain(Read(Nested("{\"a\":", "{\"b\":1}", ReadLimits.Metadata.MaxDepth - 2, "}")), new Evaluation()));
    });

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void YamlAsDeepAsMayBeAndDeeper(string open, string close) => OnSmallStack(() =>
    {
        Trees.ToJson(YamlReader.Read($"k: {Nested(open, "1", 62, close)}", new SourceFile("a")));
        Assert.Throws<FaultException>(() => YamlReader.Read($"k: {Nested(open, "1", 10_000, close)}", new SourceFile("a")));
    });

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a = ", "}")]
    public void TomlAsDeepAsMayBeAndDeeper(string open, string close) => OnSmallStack(() =>
    {
        Trees.ToJson(TomlReader.Read($"k = {Nested(open, "1", 61, close)}", new SourceFile("a")));
        Assert.Throws<FaultException>(() => TomlReader.Read($"k = {Nested(open, "1", 10_000, close)}", new SourceFile("a")));
    });

    [Theory]
    [InlineData("(", ")", 199)]
    [InlineData("(?:a|", ")*", 199)]
    [InlineData("(?=", ")", 199)]
    [InlineData("(a\\1", ")?", 100)]
    public void APatternAsDeepAsMayBe(string open, string close, int depth) => OnSmallStack(() =>
    {
        var pattern = EcmaPattern.TryCompile(Nested(open, "a", depth, close), out var reason);
        Assert.True(pattern is not null, reason);
        pattern.IsMatch(new string('a', 100));
    });

    private static string Nested(string open, string inner, int depth, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static void OnSmallStack(Action action, int kilobytes = 256)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), kilobytes * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }

    private static CompiledSchema Compile(string schema)
    {
        var findings = new List<Finding>();
        var compiled = CompiledSchema.Compile(Read(schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings);
        Assert.Empty(findings);
        return compiled!;
    }

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"), ReadLimits.Schema);
}
