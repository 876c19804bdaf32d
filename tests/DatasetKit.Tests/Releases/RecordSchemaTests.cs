using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>The records of a release fit its own schema, whatever the metadata schema says about mappings with keys of any name.</summary>
public class RecordSchemaTests
{
    private const string Person = """{"type":"object","properties":{"name":{"type":"string"},"mail":{"type":"string"}},"additionalProperties":false}""";

    [Theory]
    [InlineData("""{"people":{"type":"object","additionalProperties":PERSON}}""")]
    [InlineData("""{"people":{"type":"object","additionalProperties":{"$ref":"#/$defs/person"}}}""")]
    [InlineData("""{"people":{"$ref":"#/$defs/people"}}""")]
    [InlineData("""{"people":{"type":"object","properties":{"b":{}},"additionalProperties":{"type":"object","required":["name"],"properties":{"name":{}}}}}""")]
    [InlineData("""{"people":{"type":"object","patternProperties":{"^a":{"$ref":"#/$defs/person"}}}}""")]
    [InlineData("""{"people":{"type":"object","patternProperties":{"^a":{"required":["name"],"additionalProperties":false,"properties":{"name":{}}}},"additionalProperties":PERSON}}""")]
    [InlineData("""{"people":{"type":"object","additionalProperties":{"type":["string","object"],"properties":{"name":{"type":"string"}}}}}""")]
    public void MappingsUnderKeysOfAnyNameFitTheSchemaOfRecords(string properties)
    {
        using var sandbox = new Sandbox()
            .Write("my.json", """{"required":["title"],"properties":PROPERTIES,"$defs":{"person":PERSON,"people":{"type":"object","additionalProperties":{"$ref":"#/$defs/person"}}}}""".Replace("PROPERTIES", properties, StringComparison.Ordinal).Replace("PERSON", Person, StringComparison.Ordinal))
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: my.json\nrules: {DK3002: off}\n")
            .WriteSeed("seeds/a.md", "A", "people: {ann: {name: Ann}}\n")
            .WriteSeed("seeds/b.md", "B");
        Assert.DoesNotContain(sandbox.Build().Diagnostics, diagnostic => !diagnostic.Code.StartsWith("DK301", StringComparison.Ordinal));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Theory]
    [InlineData("2020-12/schema", "\"prefixItems\":[{\"$ref\":\"#/$defs/person\"}],\"items\":{\"type\":\"string\"}")]
    [InlineData("2020-12/schema", "\"prefixItems\":[PERSON],\"items\":false,\"minItems\":1")]
    [InlineData("2020-12/schema", "\"prefixItems\":[PERSON],\"items\":{\"properties\":{\"b\":{}}}")]
    [InlineData("2020-12/schema", "\"contains\":{\"$ref\":\"#/$defs/person\"}")]
    [InlineData("2020-12/schema", "\"contains\":{\"required\":[\"name\"],\"additionalProperties\":false,\"properties\":{\"name\":{}}},\"items\":PERSON")]
    [InlineData("2019-09/schema", "\"items\":[{\"$ref\":\"#/$defs/person\"}],\"additionalItems\":{\"$ref\":\"#/$defs/person\"}")]
    public void MappingsInListsFitTheSchemaOfRecords(string draft, string list)
    {
        using var sandbox = new Sandbox()
            .Write("my.json", $"{{\"$schema\":\"https://json-schema.org/draft/{draft}\",\"properties\":{{\"people\":{{\"type\":\"array\",{list}}}}},\"$defs\":{{\"person\":PERSON}}}}".Replace("PERSON", Person, StringComparison.Ordinal))
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: my.json\nrules: {DK3002: off}\n")
            .WriteSeed("seeds/a.md", "A", "people: [{name: Ann}]\n")
            .WriteSeed("seeds/b.md", "B");
        Assert.DoesNotContain(sandbox.Build().Diagnostics, diagnostic => !diagnostic.Code.StartsWith("DK301", StringComparison.Ordinal));
        Assert.Empty(ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics);
    }

    [Fact]
    public void MappingsUnderKeysOfAnyNameHaveAllDeclaredKeys()
    {
        using var sandbox = new Sandbox()
            .Write("my.json", """{"properties":{"people":{"additionalProperties":PERSON}}}""".Replace("PERSON", Person, StringComparison.Ordinal))
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: my.json\n")
            .WriteSeed("seeds/a.md", "A", "people: {ann: {name: Ann}}\n");
        sandbox.Build();
        Assert.Contains("""{"people":{"ann":{"mail":null,"name":"Ann"}}}""", File.ReadAllText(Path.Combine(sandbox.ReleaseFolder, "data", "train-00000-of-00001.jsonl")), StringComparison.Ordinal);
    }
}
