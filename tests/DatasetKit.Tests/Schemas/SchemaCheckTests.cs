using DatasetKit.Diagnostics;
using DatasetKit.Schemas;

namespace DatasetKit.Tests.Schemas;

public class SchemaCheckTests
{
    [Theory]
    [InlineData("{\"requred\":[]}", 1, 2, Codes.SchemaUnknownKeyword, "did you mean 'required'?")]
    [InlineData("{\"properties\":{\"a\":{\"format\":\"datetime\"}}}", 1, 30, Codes.SchemaUnknownFormat, "did you mean 'date-time'?")]
    [InlineData("{\"properties\":{\"a\":{\"pattern\":\"(a\"}}}", 1, 31, Codes.SchemaInvalid, "The pattern (a cannot be used")]
    [InlineData("{\"properties\":{\"a\":{\"$ref\":\"../x.json\"}}}", 1, 28, Codes.SchemaReference, "leaves the project")]
    [InlineData("{\"properties\":{\"a\":{\"$ref\":\"x.json\"}}}", 1, 28, Codes.SchemaReference, "is not there")]
    [InlineData("{\"properties\":{\"a\":{\"$ref\":\"https://example.org/x.json\"}}}", 1, 28, Codes.SchemaReference, "nothing is fetched")]
    [InlineData("{\"properties\":{\"a\":{\"$ref\":\"#/$defs/x\"}}}", 1, 28, Codes.SchemaReference, "leads nowhere")]
    [InlineData("{\"required\":\"title\"}", 1, 13, Codes.SchemaInvalid, "'required' must be a list")]
    [InlineData("{\"minLength\":-1}", 1, 14, Codes.SchemaInvalid, "'minLength'")]
    [InlineData("{\"type\":\"strng\"}", 1, 9, Codes.SchemaInvalid, "'type'")]
    [InlineData("{\"$schema\":\"https://example.org/meta\"}", 1, 12, Codes.SchemaReference, "nothing is fetched")]
    [InlineData("{\"a\":1,\"a\":2}", 1, 8, Codes.SchemaInvalid, "twice")]
    [InlineData("[]", 1, 1, Codes.SchemaInvalid, "an object")]
    public void AFaultOfTheSchemaIsReportedAtItsPlace(string schema, int line, int column, string code, string message)
    {
        using var sandbox = WithSchema(schema);
        var diagnostic = Assert.Single(sandbox.Validate().Diagnostics, diagnostic => diagnostic.Severity > Severity.Info);
        Assert.Equal(("s.json", line, column, code), (diagnostic.Path, diagnostic.Line, diagnostic.Column, diagnostic.Code));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n: 1.0", "{\"type\":\"integer\"}", true)]
    [InlineData("n: 1.5", "{\"type\":\"integer\"}", false)]
    [InlineData("n: 12345678901234567890", "{\"type\":\"integer\"}", true)]
    [InlineData("n: '1'", "{\"type\":[\"integer\",\"null\"]}", false)]
    [InlineData("n: ~", "{\"type\":[\"integer\",\"null\"]}", true)]
    [InlineData("n: 5", "{\"exclusiveMaximum\":5}", false)]
    [InlineData("n: \U0001F600\U0001F600", "{\"type\":\"string\",\"maxLength\":2}", true)]
    [InlineData("n: abc", "{\"allOf\":[{\"pattern\":\"^a\"},{\"pattern\":\"b$\"}]}", false)]
    [InlineData("n: 2023-06-01T25:00:00Z", "{\"format\":\"date-time\"}", false)]
    [InlineData("n: /foo", "{\"format\":\"uri\"}", false)]
    [InlineData("n: {a: {a: {a: 1}}}", "{\"$ref\":\"#/$defs/tree\"}", false)]
    [InlineData("n: {a: {a: {}}}", "{\"$ref\":\"#/$defs/tree\"}", true)]
    [InlineData("n: [a, a]", "{\"items\":{\"type\":\"string\"},\"uniqueItems\":true}", false)]
    [InlineData("n: {x: 1}", "{\"additionalProperties\":{\"type\":\"string\"}}", false)]
    [InlineData("n: 1", "true", true)]
    public void WhatIsAcceptedIsEnforcedAsTheSpecificationSays(string line, string property, bool isValid)
    {
        using var sandbox = WithSchema("""{"properties":{"n":PROPERTY},"$defs":{"tree":{"type":"object","properties":{"a":{"$ref":"#/$defs/tree"}}}}}""".Replace("PROPERTY", property)).WriteSeed("seeds/a.md", "A", line + "\n");
        var diagnostics = sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Severity > Severity.Info).ToList();
        Assert.Equal(isValid, diagnostics.Count == 0);
        Assert.All(diagnostics, diagnostic => Assert.Equal(("seeds/a.md", 5), (diagnostic.Path, diagnostic.Line)));
    }

    [Fact]
    public void AMisspeltKeyIsReportedAtTheKeyWithTheOneThatWasMeant()
    {
        using var sandbox = WithSchema("""{"additionalProperties":false,"properties":{"title":{},"date":{},"source":{},"author":{"type":"object","additionalProperties":false,"properties":{"name":{}}}}}""")
            .WriteSeed("seeds/a.md", "A", "auther: x\nauthor:\n  nmae: y\n");
        Assert.Equal(
            [(5, 1, "'auther' is not a known key; 'author' is there already, on line 6: keep one of the two."), (7, 3, "'author.nmae' is not a known key; did you mean 'name'?")],
            sandbox.Validate().Diagnostics.Select(diagnostic => (diagnostic.Line, diagnostic.Column, diagnostic.Message)));
    }

    [Theory]
    [InlineData("titel: T", "2 'titel' is not a known key; did you mean 'title'?")]
    [InlineData("Title: T", "2 'Title' is not a known key; did you mean 'title'?")]
    [InlineData("dat: T", "1 The key 'title' is missing|2 'dat' is not a known key; did you mean 'date'?")]
    [InlineData("author: {titel: T}", "1 The key 'title' is missing|2 'author.titel' is not a known key; did you mean 'title'?")]
    [InlineData("titel: T\nauthor: {}", "2 'titel' is not a known key; did you mean 'title'?|3 The key 'title' is missing in 'author'.")]
    public void AKeyThatIsMisspeltIsNotReportedAsMissingToo(string yaml, string expected)
    {
        using var sandbox = WithSchema("""{"$ref":"#/$defs/part","$defs":{"part":{"additionalProperties":false,"required":["title"],"properties":{"title":{},"date":{},"source":{},"author":{"$ref":"#/$defs/part"}}}}}""")
            .Write("seeds/a.md", $"---\n{yaml}\n---\nA");
        var told = sandbox.Validate().Diagnostics.Select(diagnostic => $"{diagnostic.Line} {diagnostic.Message}").ToList();
        Assert.Equal(expected.Split('|').Length, told.Count);
        Assert.All(expected.Split('|').Zip(told), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void APatternCannotHangABuild()
    {
        using var sandbox = WithSchema("""{"properties":{"n":{"pattern":"^(a+)+$"}}}""").WriteSeed("seeds/a.md", "A", $"n: {new string('a', 100_000)}b\n");
        Assert.Equal(Codes.StringForm, Assert.Single(sandbox.Validate().Diagnostics).Code);
    }

    private static Sandbox WithSchema(string schema) => new Sandbox()
        .Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n")
        .Write("s.json", schema)
        .WriteSeed("seeds/a.md", "A");

    [Fact]
    public void TheBuiltInSchemaPassesTheReviewThatItIsSpared()
    {
        var findings = new List<Finding>();
        Assert.NotNull(MetadataSchema.Load(Repository.PathOf("schemas/metadata.schema.json"), "metadata.schema.json", null, findings));
        Assert.Empty(findings);
    }
}
