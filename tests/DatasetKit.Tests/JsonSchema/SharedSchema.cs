namespace DatasetKit.Tests.JsonSchema;

/// <summary>
/// Writes draft-07 schemas at random from the keywords that NJsonSchema enforces as the specification has them, and values for them.
/// What is left out is where NJsonSchema 11.6 departs from the specification:
/// <list type="bullet">
/// <item><c>const</c>, <c>if</c>, <c>contains</c>, <c>propertyNames</c> and <c>dependencies</c>: it ignores them.</item>
/// <item><c>format</c>: its formats are not those of the RFCs.</item>
/// <item>Bounds of 0 for lengths and counts: it takes 0 for no bound.</item>
/// <item><c>required</c> without <c>"type": "object"</c>: it asks properties of every value.</item>
/// <item><c>"type": "null"</c> beside others or in <c>oneOf</c>: where null may stand, it looks at nothing else.</item>
/// <item><c>patternProperties</c> beside <c>properties</c>, or more than one pattern: a property is held against one of them alone.</item>
/// <item><c>allOf</c>, <c>anyOf</c> or <c>oneOf</c> of one part: where that is a reference, the keywords beside it are lost.</item>
/// <item>Other keywords beside <c>$ref</c>: it enforces both, draft-07 the reference alone. References in a circle: it overflows its stack.</item>
/// <item>Empty texts, texts that read as another value, keys in another order, 1.0: it compares values by their texts.</item>
/// <item>Texts beyond the BMP: it counts UTF-16 units. Numbers beyond decimal: it compares them as doubles.</item>
/// <item>Patterns in which .NET differs from ECMA-262: it gives them to .NET.</item>
/// </list>
/// </summary>
internal sealed class SharedSchema(Random random)
{
    private const int KeywordCount = 20;

    private static readonly string[] s_keys = ["a", "b", "c", "ab"];

    private static readonly string[] s_types = ["boolean", "object", "array", "number", "string", "integer"];

    private static readonly string[] s_scalars = ["null", "true", "false", "-2", "-1", "0", "1", "2", "3", "6", "0.5", "1.5", "2.5", "\"a\"", "\"b\"", "\"ab\"", "\"aab\"", "\"cccc\"", "\"é\""];

    private static readonly string[] s_listed = ["\"a\"", "\"b\"", "\"ab\"", "1", "2", "0.5", "true", "[]", "{}"];

    private static readonly string[] s_patterns = ["^a", "b$", "^(a|b)+$", "c{2}", ".", "^$"];

    public string Schema() =>
        $"{{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"definitions\":{{\"x\":{Part(2)},\"y\":{Part(1)}}},{Keywords(4)}}}";

    public string Value(int depth = 3) => random.Next(depth > 0 ? 6 : 3) switch
    {
        3 => $"[{List(random.Next(4), () => Value(depth - 1))}]",
        4 or 5 => $"{{{Entries(random.Next(5), s_keys, () => Value(depth - 1))}}}",
        _ => Pick(s_scalars),
    };

    private string Part(int depth) => random.Next(6) switch
    {
        _ when depth <= 0 => Leaf(),
        0 => Leaf(),
        1 when depth > 2 => $"{{\"$ref\":\"#/definitions/{Pick(["x", "y"])}\"}}", // Not from a definition: no circle.
        _ => $"{{{Keywords(depth)}}}",
    };

    private string Leaf() => $"{{\"type\":{Quoted([.. s_types, "null"])}}}";

    private string Keywords(int depth)
    {
        var parts = new Dictionary<string, string>();
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var (key, value) = Keyword(depth - 1);
            parts.TryAdd(key, value);
        }

        if (parts.ContainsKey("required"))
            parts["type"] = "\"object\"";
        if (parts.ContainsKey("properties"))
            parts.Remove("patternProperties");
        return string.Join(",", parts.Select(part => $"\"{part.Key}\":{part.Value}"));
    }

    private (string Key, string Value) Keyword(int depth) => random.Next(KeywordCount) switch
    {
        0 => ("type", Quoted(s_types)),
        1 => ("type", $"[{Distinct(s_types)}]"),
        2 => ("enum", $"[{string.Join(",", Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(s_listed)).Distinct())}]"),
        3 => (Pick(["minimum", "maximum"]), Number()),
        4 => (Pick(["exclusiveMinimum", "exclusiveMaximum"]), Number()),
        5 => ("multipleOf", Pick(["1", "2", "3", "0.5"])),
        6 => (Pick(["minLength", "maxLength"]), Pick(["1", "2", "3"])),
        7 => ("pattern", Quoted(s_patterns)),
        8 => (Pick(["minItems", "maxItems"]), Pick(["1", "2", "3"])),
        9 => ("uniqueItems", "true"),
        10 => (Pick(["minProperties", "maxProperties"]), Pick(["1", "2", "3"])),
        11 => ("required", $"[{Distinct(s_keys)}]"),
        12 or 13 => ("properties", $"{{{Entries(3, s_keys, () => Part(depth))}}}"),
        14 => ("patternProperties", $"{{{Entries(1, s_patterns, () => Part(depth))}}}"),
        15 => ("additionalProperties", random.Next(2) == 0 ? "false" : Part(depth)),
        16 => ("items", Part(depth)),
        17 => (Pick(["allOf", "anyOf"]), $"[{List(random.Next(2, 4), () => Part(depth))}]"),
        18 => ("oneOf", $"[{List(random.Next(2, 4), () => $"{{{Keywords(depth)}}}")}]"),
        _ => ("not", Part(depth)),
    };

    private string Number() => Pick(["-1", "0", "1", "2", "1.5"]);

    private string List(int count, Func<string> make) => string.Join(",", Enumerable.Range(0, count).Select(_ => make()));

    private string Entries(int count, string[] keys, Func<string> make) =>
        string.Join(",", Enumerable.Range(0, count).Select(_ => Pick(keys)).Distinct().Order(StringComparer.Ordinal).Select(key => $"\"{key}\":{make()}"));

    private string Distinct(string[] from) => string.Join(",", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Quoted(from)).Distinct());

    private string Quoted(string[] from) => $"\"{Pick(from)}\"";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
