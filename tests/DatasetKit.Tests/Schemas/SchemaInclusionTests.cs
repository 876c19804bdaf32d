using System.Text;
using CsCheck;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;
using DatasetKit.Schemas;

namespace DatasetKit.Tests.Schemas;

public class SchemaInclusionTests
{
    private static readonly string[] s_values =
    [
        "null", "true", "0", "1", "1.0", "1.5", "2", "-3", "10", "\"\"", "\"a\"", "\"ab\"", "\"ba\"", "\"abcdef\"", "[]", "[1]", "[1,1]", "[\"a\",2]", "[[]]", "[null]", "{}", "{\"k\":1}",
        "{\"k\":\"a\"}", "{\"k\":null}", "{\"k\":1,\"z\":2}", "{\"z\":\"a\"}", "{\"k\":{\"k\":1}}", "{\"k\":[1]}", "{\"x\":1,\"y\":2,\"z\":3}",
    ];

    private static readonly Gen<string> s_keywords = Gen.OneOf(["\"type\":\"string\"", "\"type\":\"integer\"", "\"type\":\"number\"", "\"type\":\"object\"", "\"type\":\"array\"", "\"type\":[\"string\",\"null\"]", "\"type\":[\"integer\",\"string\"]",
        "\"enum\":[1,\"a\"]", "\"enum\":[1,2,null]", "\"const\":1", "\"const\":\"ab\"", "\"minimum\":1", "\"minimum\":0", "\"maximum\":5", "\"exclusiveMinimum\":1", "\"exclusiveMaximum\":2",
        "\"multipleOf\":2", "\"multipleOf\":0.5", "\"minLength\":1", "\"minLength\":2", "\"maxLength\":2", "\"pattern\":\"^a\"", "\"required\":[\"k\"]", "\"required\":[\"k\",\"z\"]", "\"minItems\":1",
        "\"maxItems\":1", "\"uniqueItems\":true", "\"minProperties\":1", "\"maxProperties\":1", "\"description\":\"d\""]);

    private static readonly Gen<string> s_schemas = Gen.Recursive<string>((depth, schema) => depth > 2
        ? s_keywords.Select(keyword => $"{{{keyword}}}")
        : Gen.Frequency(
            (4, s_keywords.Select(keyword => $"{{{keyword}}}")),
            (2, Gen.Select(s_keywords, s_keywords).Select((a, b) => a.Split(':')[0] == b.Split(':')[0] ? $"{{{a}}}" : $"{{{a},{b}}}")),
            (1, Gen.OneOf(["true", "false", "{}", "{\"$ref\":\"#/$defs/s\"}", "{\"$ref\":\"#/$defs/tree\"}"])),
            (1, schema.Select(part => $"{{\"properties\":{{\"k\":{part}}}}}")),
            (1, Gen.Select(schema, schema).Select((a, b) => $"{{\"properties\":{{\"k\":{a}}},\"additionalProperties\":{b}}}")),
            (1, schema.Select(part => $"{{\"items\":{part}}}")),
            (1, schema.Select(part => $"{{\"prefixItems\":[{part}],\"items\":false}}")),
            (2, Gen.Select(schema, schema).Select((a, b) => $"{{\"anyOf\":[{a},{b}]}}")),
            (1, Gen.Select(schema, schema).Select((a, b) => $"{{\"oneOf\":[{a},{b}]}}")),
            (1, Gen.Select(schema, schema).Select((a, b) => $"{{\"allOf\":[{a},{b}]}}")),
            (1, Gen.Select(schema, schema).Select((a, b) => $"{{\"if\":{a},\"then\":{b}}}")),
            (1, schema.Select(part => $"{{\"not\":{part}}}")),
            (1, schema.Select(part => $"{{\"contains\":{part}}}"))));

    /// <summary>Schemas that have something to do with each other: independent ones seldom include one another.</summary>
    private static readonly Gen<(string Wide, string Narrow)> s_pairs = Gen.OneOf(
        Gen.Select(s_schemas, s_schemas),
        Gen.Select(s_schemas, s_schemas).Select((a, b) => ($"{{\"anyOf\":[{a},{b}]}}", a)),
        Gen.Select(s_schemas, s_schemas).Select((a, b) => (a, $"{{\"allOf\":[{a},{b}]}}")),
        Gen.Select(s_schemas, s_schemas, s_schemas).Select((a, b, c) => ($"{{\"properties\":{{\"k\":{a}}},\"additionalProperties\":{b}}}", $"{{\"properties\":{{\"k\":{a},\"z\":{b}}},\"additionalProperties\":{c}}}")),
        Gen.Select(s_schemas, s_schemas).Select((a, b) => ($"{{\"anyOf\":[{a},{{\"type\":\"null\"}}]}}", $"{{\"anyOf\":[{b},{{\"type\":\"null\"}}]}}")));

    [Fact]
    public void WhatIsProvedIsTrueOfEveryValue()
    {
        var proved = 0;
        s_pairs.Sample(
            (wide, narrow) =>
            {
                using var sandbox = new Sandbox();
                var (schema, wider, narrower) = Load(sandbox, wide, narrow);
                if (!SchemaInclusion.Includes(wider, narrower))
                    return true;
                Interlocked.Increment(ref proved);
                return s_values.All(value => !Accepts(schema, "narrow", value) || Accepts(schema, "wide", value));
            },
            iter: 3000,
            threads: 1);
        Assert.True(proved > 500, $"Only {proved} were proved.");
    }

    [Theory]
    [InlineData("minimum")]
    [InlineData("maximum")]
    [InlineData("exclusiveMinimum")]
    [InlineData("exclusiveMaximum")]
    [InlineData("minLength")]
    [InlineData("maxLength")]
    [InlineData("minItems")]
    [InlineData("maxItems")]
    [InlineData("minProperties")]
    [InlineData("maxProperties")]
    public void OfTwoLimitsItIsKnownWhichIsWider(string keyword)
    {
        string[] other = keyword switch
        {
            "minimum" => ["minimum", "exclusiveMinimum"],
            "maximum" => ["maximum", "exclusiveMaximum"],
            "exclusiveMinimum" => ["exclusiveMinimum", "minimum"],
            "exclusiveMaximum" => ["exclusiveMaximum", "maximum"],
            _ => [keyword],
        };
        string[] values = [.. Enumerable.Range(0, 8).SelectMany(n => (string[])[$"{n}", $"{n}.5", $"\"{new string('a', n)}\"", $"[{string.Join(',', Enumerable.Repeat("1", n))}]", $"{{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"k{i}\":1"))}}}"])];
        foreach (var (narrowKeyword, wideLimit, narrowLimit) in other.SelectMany(name => Enumerable.Range(1, 3).SelectMany(a => Enumerable.Range(1, 3).Select(b => (name, a, b)))))
        {
            using var sandbox = new Sandbox();
            var (schema, wide, narrow) = Load(sandbox, $"{{\"{keyword}\":{wideLimit}}}", $"{{\"{narrowKeyword}\":{narrowLimit}}}");
            var isIncluded = values.All(value => !Accepts(schema, "narrow", value) || Accepts(schema, "wide", value));
            Assert.True(isIncluded == SchemaInclusion.Includes(wide, narrow), $"{keyword} {wideLimit}, {narrowKeyword} {narrowLimit}");
        }
    }

    [Fact]
    public void AFailedComparisonIsNotTakenForOneUnderWay()
    {
        using var sandbox = new Sandbox();
        var (_, wide, narrow) = Load(sandbox, "{\"anyOf\":[{\"allOf\":[{\"properties\":{\"k\":{\"$ref\":\"#/$defs/s\"}}},false]},{\"properties\":{\"k\":{\"$ref\":\"#/$defs/s\"}}}]}", "{\"properties\":{\"k\":{\"$ref\":\"#/$defs/tree\"}}}");
        Assert.False(SchemaInclusion.Includes(wide, narrow));
    }

    [Fact]
    public void EverySchemaIncludesItself() => s_schemas.Sample(
        text =>
        {
            using var sandbox = new Sandbox();
            var (_, wide, narrow) = Load(sandbox, text, text);
            return SchemaInclusion.Includes(wide, narrow);
        },
        iter: 500,
        threads: 1);

    [Theory]
    [InlineData("{\"type\":[\"string\",\"null\"]}", "{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"a\"]},{\"type\":\"null\"}]}")]
    [InlineData("{\"type\":\"number\"}", "{\"type\":\"integer\"}")]
    [InlineData("{\"maxLength\":5}", "{\"type\":\"integer\"}")]
    [InlineData("{\"maxLength\":5}", "{\"maxLength\":4,\"minLength\":1}")]
    [InlineData("{\"enum\":[1,2,3]}", "{\"const\":1.0}")]
    [InlineData("{\"exclusiveMinimum\":0}", "{\"minimum\":1}")]
    [InlineData("{\"multipleOf\":0.5}", "{\"multipleOf\":2}")]
    [InlineData("{\"$ref\":\"#/$defs/tree\"}", "{\"$ref\":\"#/$defs/same-tree\"}")]
    [InlineData("{\"items\":{\"type\":\"string\"}}", "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1}}")]
    [InlineData("{\"properties\":{\"k\":{\"type\":[\"string\",\"null\"]}}}", "{\"properties\":{\"k\":{\"type\":\"string\"}},\"required\":[\"k\"]}")]
    public void WhatPeopleDoToSchemasIsProved(string wide, string narrow)
    {
        using var sandbox = new Sandbox();
        var (_, wider, narrower) = Load(sandbox, wide, narrow);
        Assert.True(SchemaInclusion.Includes(wider, narrower));
        Assert.False(SchemaInclusion.Includes(narrower, wider) && !wide.Contains("$ref", StringComparison.Ordinal));
    }

    private static (MetadataSchema Schema, SchemaPart Wide, SchemaPart Narrow) Load(Sandbox sandbox, string wide, string narrow)
    {
        const string trees = "\"s\":{\"type\":\"string\"},\"tree\":{\"type\":\"object\",\"properties\":{\"k\":{\"$ref\":\"#/$defs/tree\"}}},\"same-tree\":{\"type\":\"object\",\"properties\":{\"k\":{\"$ref\":\"#/$defs/same-tree\"}}}";
        sandbox.Write("s.json", $"{{\"$defs\":{{{trees}}},\"properties\":{{\"wide\":{wide},\"narrow\":{narrow}}}}}");
        var schema = MetadataSchema.Load(sandbox.PathOf("s.json"), "s.json", null, [])!;
        var properties = (MappingNode)schema.Root["properties"]!;
        return (schema, new SchemaPart(properties["wide"]!, schema), new SchemaPart(properties["narrow"]!, schema));
    }

    private static bool Accepts(MetadataSchema schema, string which, string value) =>
        schema.Validate(JsonReader.Read(Encoding.UTF8.GetBytes($"{{\"{which}\":{value}}}"), new SourceFile("x")), new Evaluation()).Count == 0;
}
