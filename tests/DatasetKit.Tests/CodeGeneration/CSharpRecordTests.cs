using DatasetKit.Cli.CodeGeneration;
using DatasetKit.Validation;

namespace DatasetKit.Tests.CodeGeneration;

/// <summary>The C# that a schema becomes. That it compiles and reads releases, the end-to-end tests show.</summary>
public class CSharpRecordTests
{
    [Theory]
    [InlineData("class", "Class")]
    [InlineData("first_name", "FirstName")]
    [InlineData("firstName", "FirstName")]
    [InlineData("a b", "AB")]
    [InlineData("имя", "Имя")]
    [InlineData("名前", "名前")]
    [InlineData("2nd-key", "_2ndKey")]
    [InlineData("é́", "É́")]
    [InlineData("", "Value")]
    [InlineData("😀", "Value")]
    [InlineData("___", "Value")]
    [InlineData("$ref", "Ref")]
    public void AKeyBecomesAnIdentifierInPascalCase(string key, string identifier) => Assert.Equal(identifier, Identifiers.Of(key));

    [Theory]
    [InlineData("Letter", true)]
    [InlineData("_letter", true)]
    [InlineData("Письмо", true)]
    [InlineData("class", false)]
    [InlineData("record", false)]
    [InlineData("System", false)]
    [InlineData("A.B", false)]
    [InlineData("2A", false)]
    [InlineData("A B", false)]
    [InlineData("", false)]
    public void OnlyWhatCSharpTakesForATypeIsOne(string name, bool isName) => Assert.Equal(isName, Identifiers.IsTypeName(name));

    [Theory]
    [InlineData("datasets", true)]
    [InlineData("A.b.C", true)]
    [InlineData("System.A", true)]
    [InlineData("A.System", false)]
    [InlineData("A..B", false)]
    [InlineData("A.class", false)]
    [InlineData("", false)]
    public void OnlyWhatCSharpTakesForANamespaceIsOne(string name, bool isName) => Assert.Equal(isName, Identifiers.IsNamespace(name));

    [Theory]
    [InlineData("""{"type":"string"}""", "required string X", "string? X")]
    [InlineData("""{"type":["null","string"]}""", "string? X", "string? X")]
    [InlineData("""{"type":"integer"}""", "required long X", "long? X")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":9}""", "required long X", "long? X")]
    [InlineData("""{"type":"number"}""", "required double X", "double? X")]
    [InlineData("""{"type":"boolean"}""", "required bool X", "bool? X")]
    [InlineData("""{"type":"string","format":"date"}""", "required global::System.DateOnly X", "global::System.DateOnly? X")]
    [InlineData("""{"type":"string","format":"date-time"}""", "required System.DateTimeOffset X", "System.DateTimeOffset? X")]
    [InlineData("""{"type":"string","format":"uuid"}""", "required string X", "string? X")]
    [InlineData("""{"enum":["a","b"]}""", "required string X", "string? X")]
    [InlineData("""{"enum":["a",null]}""", "string? X", "string? X")]
    [InlineData("""{"enum":["a",1]}""", "required System.Text.Json.JsonElement X", "System.Text.Json.JsonElement? X")]
    [InlineData("""{"const":true}""", "required bool X", "bool? X")]
    [InlineData("true", "System.Text.Json.JsonElement? X", "System.Text.Json.JsonElement? X")]
    [InlineData("false", "System.Text.Json.JsonElement? X", "System.Text.Json.JsonElement? X")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "long? X", "long? X")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"string"}]}""", "required System.Text.Json.JsonElement X", "System.Text.Json.JsonElement? X")]
    [InlineData("""{"allOf":[{"type":["integer","null"]},{"type":["integer","string"]}]}""", "required long X", "long? X")]
    [InlineData("""{"type":"array"}""", "required System.Collections.Generic.IReadOnlyList<System.Text.Json.JsonElement?> X", "System.Collections.Generic.IReadOnlyList<System.Text.Json.JsonElement?>? X")]
    [InlineData("""{"type":"array","items":{"type":["number","null"]}}""", "required System.Collections.Generic.IReadOnlyList<double?> X", "System.Collections.Generic.IReadOnlyList<double?>? X")]
    [InlineData("""{"type":"object"}""", "required System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.JsonElement?> X", "System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.JsonElement?>? X")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", "required System.Collections.Generic.IReadOnlyDictionary<string, string> X", "System.Collections.Generic.IReadOnlyDictionary<string, string>? X")]
    [InlineData("""{"type":"object","properties":{"y":{"type":"string"}}}""", "required X X", "X? X")]
    public void WhatMayBeNullOrMissingIsNullable(string schema, string required, string optional)
    {
        Assert.Contains($"public {required} {{ get; init; }}", Write($$"""{"type":"object","required":["x"],"properties":{"x":{{schema}} } }""", "R"), StringComparison.Ordinal);
        Assert.Contains($"public {optional} {{ get; init; }}", Write($$"""{"type":"object","properties":{"x":{{schema}} } }""", "R"), StringComparison.Ordinal);
    }

    [Fact]
    public void KeysThatMakeOneIdentifierAreNumbered()
    {
        var code = Write("""{"type":"object","properties":{"a b":{},"a_b":{},"aB2":{},"AB":{},"Letter":{},"to_string":{}}}""", "Letter");
        Assert.Equal(["AB", "AB2", "AB22", "AB3", "Letter2", "ToString2"], Names(code, "System.Text.Json.JsonElement?"));
    }

    [Fact]
    public void ASchemaThatIsReferredToSeveralTimesBecomesOneRecord()
    {
        var code = Write("""{"type":"object","properties":{"by":{"$ref":"#/$defs/p"},"to":{"type":"array","items":{"$ref":"#/$defs/p","description":"Him."}}},"$defs":{"p":{"type":"object","properties":{"knows":{"$ref":"#/$defs/p"}}}}}""", "Letter");
        Assert.Equal(["By", "Knows"], Names(code, "By?").Order(StringComparer.Ordinal));
        Assert.Contains("IReadOnlyList<By>? To", code, StringComparison.Ordinal);
        Assert.Equal(2, code.Split("public partial record").Length - 1);
    }

    [Fact]
    public void OnlyAMappingThatMayHaveOtherKeysKeepsThem()
    {
        Assert.Contains("JsonExtensionData", Write("""{"type":"object","properties":{"x":{}}}""", "X"), StringComparison.Ordinal);
        Assert.Contains("JsonExtensionData", Write("""{"type":"object","properties":{"x":{}},"additionalProperties":false,"patternProperties":{"^a":{}}}""", "X"), StringComparison.Ordinal);
        Assert.DoesNotContain("JsonExtensionData", Write("""{"type":"object","properties":{"x":{}},"additionalProperties":false}""", "X"), StringComparison.Ordinal);
        Assert.DoesNotContain("JsonExtensionData", Write("""{"type":"object","properties":{"x":{}},"unevaluatedProperties":false}""", "X"), StringComparison.Ordinal);
    }

    [Fact]
    public void KeysAndDescriptionsCannotBreakOutOfTheirPlaces()
    {
        var code = Write("""{"type":"object","properties":{"a\"]\\\n\u2028{{ b }}":{"type":"string","description":"x\n#error\u0085</summary> & \u2029{% raw %}"}}}""", "X");
        Assert.Contains("""[System.Text.Json.Serialization.JsonPropertyName("a\"]\\\u000A\u2028{{ b }}")]""", code, StringComparison.Ordinal);
        Assert.Contains("/// x #error &lt;/summary&gt; &amp; {% raw %}\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOfNewtonsoftIsAskedForAndTheSameSchemaGivesTheSameText()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"string","format":"date"},"b":{"type":"array","items":{"enum":["x"]}},"c":{"type":"object","properties":{"d":{}}}}}""";
        var code = Write(Schema, "X");
        Assert.DoesNotContain("Newtonsoft.Json.Json", code, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', code);
        Assert.Equal(code, Write(Schema, "X"));
    }

    [Fact]
    public void SchemasThatUnfoldWithoutEndAreCutShort()
    {
        static string List(Func<int, string> make) => string.Join(",", Enumerable.Range(0, 12).Select(make));
        var parts = List(at => $$"""
            "p{{at}}": { "type": "object", "properties": { {{List(key => $$"""
                "k{{key}}": { "allOf": [{ "$ref": "#/$defs/p{{key}}" }, { "$ref": "#/$defs/p{{at}}" }] }
                """)}} } }
            """);
        Assert.InRange(Write($$"""{ "type": "object", "properties": { "x": { "$ref": "#/$defs/p0" } }, "$defs": { {{parts}} } }""", "X").Length, 1_000, 20_000_000);
    }

    private static string Write(string schema, string recordName)
    {
        using var sandbox = new Sandbox();
        var checker = SchemaChecker.Load(sandbox.Write("s.json", schema).PathOf("s.json"), "s.json");
        Assert.True(checker.Schema.IsValid, string.Join('\n', checker.Schema.Diagnostics));
        return CSharpRecord.Write(checker.ReadType(), "Letters", recordName);
    }

    private static IEnumerable<string> Names(string code, string type) =>
        code.Split('\n').Where(line => line.Contains($" {type} ", StringComparison.Ordinal)).Select(line => line.Split($" {type} ")[1].Split(' ')[0]);
}
