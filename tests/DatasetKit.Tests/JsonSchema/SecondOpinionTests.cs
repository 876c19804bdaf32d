using System.Text;
using CsCheck;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>NJsonSchema must agree with our engine on the keywords that it enforces as the specification has them.</summary>
public class SecondOpinionTests
{
    private static readonly Gen<string> s_value = Gen.Recursive<string>((depth, value) =>
    {
        var scalar = Gen.OneOf(Gen.Int[-3, 9].Select(number => $"{number}"), Gen.Int[0, 3].Select(length => $"\"{new string('a', length)}\""), Gen.Bool.Select(flag => flag ? "true" : "null"));
        return depth > 2 ? scalar : Gen.OneOf(scalar, value.Array[0, 3].Select(items => $"[{string.Join(",", items)}]"), Object(value));
    });

    private static readonly Gen<string> s_schema = Gen.Recursive<string>((depth, schema) =>
    {
        var leaf = Gen.OneOf(
            Gen.Int[0, 6].Select(at => $"{{\"type\":\"{TypeKeyword.Names[at]}\"}}"),
            Gen.Int[0, 3].Select(length => $"{{\"type\":\"string\",\"minLength\":{length}}}"),
            Gen.Int[1, 5].Select(bound => $"{{\"type\":\"integer\",\"minimum\":{bound}}}"),
            Gen.Int[1, 3].Select(count => $"{{\"type\":\"array\",\"maxItems\":{count}}}"));
        return depth > 2 ? leaf : Gen.OneOf(
            leaf,
            schema.Array[1, 3].Select(parts => $"{{\"anyOf\":[{string.Join(",", parts)}]}}"),
            schema.Array[1, 3].Select(parts => $"{{\"allOf\":[{string.Join(",", parts)}]}}"),
            schema.Select(part => $"{{\"not\":{part}}}"),
            schema.Select(part => $"{{\"type\":\"array\",\"items\":{part}}}"),
            Gen.Select(schema, schema, (a, b) => $"{{\"type\":\"object\",\"properties\":{{\"a\":{a},\"b\":{b}}},\"required\":[\"a\"],\"additionalProperties\":false}}"));
    });

    [Fact]
    public void NJsonSchemaAgrees() => Gen.Select(s_schema, s_value).Sample(
        (schema, value) =>
        {
            var compiled = CompiledSchema.Compile(Read(schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), [])!;
            var theirs = NJsonSchema.JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult().Validate(value).Count == 0;
            Assert.True(compiled.IsValid(Read(value), new Evaluation()) == theirs, $"{schema} on {value}: NJsonSchema says {theirs}.");
        },
        iter: 2_000);

    private static Gen<string> Object(Gen<string> value) => Gen.Select(value, value, Gen.Int[0, 3]).Select((a, b, kind) => kind switch
    {
        0 => "{}",
        1 => $"{{\"a\":{a}}}",
        2 => $"{{\"a\":{a},\"b\":{b}}}",
        _ => $"{{\"b\":{b},\"c\":{a}}}",
    });

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"));
}
