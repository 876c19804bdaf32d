using System.Globalization;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>Writes schemas of every keyword at random, mostly valid ones, and values that may fit them, as JSON.</summary>
internal sealed class RandomSchema(Random random)
{
    private static readonly string[] s_scalars =
        ["null", "true", "false", "0", "1", "-1", "1.0", "1.5", "1e2", "1e400", "-1e-400", "123456789012345678901234567890", "\"\"", "\"a\"", "\"ab\"", "\"é\"", "\"😀\"", "\"2023-06-01\"", "\"a@b\"", "\"1\"", "\"::1\"", "\"\\u0000\""];

    private static readonly string[] s_keys = ["a", "b", "c", "ab", "", "é", "$ref", "a/b"];

    private static readonly string[] s_types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    private static readonly string[] s_patterns = ["^a", "b$", "^$", ".", "\\\\d+", "(a|b)*c", "(?=a)", "(.)\\\\1", "\\\\p{L}"];

    private static readonly string[] s_formats = ["date", "email", "ipv6", "uri", "regex", "idn-hostname", "json-pointer", "duration", "nonsense"];

    private static readonly string[] s_references =
        ["#", "#/$defs/a", "#/$defs/b", "#/$defs/c", "#an", "#dy", "other", "other#/$defs/a", "#/properties/a", "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft/2020-12/schema", "#/nowhere", "nowhere.json"];

    private static readonly string[] s_drafts =
        ["https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema", "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-04/schema#"];

    /// <summary>A schema. One in some is not valid, or refers to what is not there.</summary>
    public string Schema()
    {
        var head = random.Next(3) == 0 ? $"\"$schema\":\"{Pick(s_drafts)}\"," : "";
        return $"{{{head}\"$defs\":{{\"a\":{Part(2)},\"b\":{Part(2)},\"c\":{Part(1)},\"o\":{{\"$id\":\"other\",\"$defs\":{{\"a\":{Part(1)}}}}}}}{Keywords(3, ",")}}}";
    }

    /// <summary>A value.</summary>
    public string Value(int depth = 3) => random.Next(depth > 0 ? 5 : 3) switch
    {
        3 => $"[{List(random.Next(5), () => Value(depth - 1))}]",
        4 => $"{{{Entries(random.Next(5), s_keys, () => Value(depth - 1))}}}",
        _ => Pick(s_scalars),
    };

    private string Part(int depth) => depth <= 0 || random.Next(8) == 0 ? (random.Next(2) == 0 ? "true" : random.Next(3) == 0 ? "false" : "{}") : $"{{{Keywords(depth, "")}}}";

    private string Keywords(int depth, string separator)
    {
        var seen = new HashSet<string>();
        var text = "";
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var (key, value) = Keyword(depth - 1);
            if (!seen.Add(key))
                continue;
            text += $"{separator}\"{key}\":{(random.Next(200) == 0 ? Value(1) : value)}";
            separator = ",";
        }

        return text;
    }

    private (string Key, string Value) Keyword(int depth) => random.Next(38) switch
    {
        0 => ("type", random.Next(2) == 0 ? Quoted(s_types) : $"[{Distinct(s_types)}]"),
        1 => ("enum", $"[{List(random.Next(1, 4), () => Value(1))}]"),
        2 => ("const", Value(1)),
        3 => (Pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), Pick(["0", "1", "-1.5", "1e400", "1e-400"])),
        4 => ("multipleOf", Pick(["1", "0.1", "1e308", "1e-400", "3"])),
        5 => (Pick(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"]), Pick(["0", "1", "2", "1e400", "2.0"])),
        6 => ("pattern", $"\"{Pick(s_patterns)}\""),
        7 => ("format", Quoted(s_formats)),
        8 => ("uniqueItems", "true"),
        9 => ("required", $"[{Distinct(s_keys)}]"),
        10 => ("dependentRequired", $"{{{Entries(2, s_keys, () => $"[{Distinct(s_keys)}]")}}}"),
        11 or 12 => ("properties", $"{{{Entries(3, s_keys, () => Part(depth))}}}"),
        13 => ("patternProperties", $"{{{Entries(2, s_patterns, () => Part(depth))}}}"),
        14 => ("additionalProperties", Part(depth)),
        15 => ("propertyNames", Part(depth)),
        16 => ("items", Part(depth)),
        17 => ("prefixItems", $"[{List(2, () => Part(depth))}]"),
        18 => ("contains", Part(depth)),
        19 => ("dependentSchemas", $"{{{Entries(1, s_keys, () => Part(depth))}}}"),
        20 or 21 => (Pick(["allOf", "anyOf", "oneOf"]), $"[{List(random.Next(1, 4), () => Part(depth))}]"),
        22 => ("not", Part(depth)),
        23 => ("if", Part(depth)),
        24 => ("then", Part(depth)),
        25 => ("else", Part(depth)),
        26 or 27 or 28 => ("$ref", Quoted(s_references)),
        29 => ("$dynamicRef", Pick(["\"#dy\"", "\"#\"", "\"#an\""])),
        30 => ("unevaluatedProperties", Part(depth)),
        31 => ("unevaluatedItems", Part(depth)),
        32 => ("$anchor", "\"an\""),
        33 => ("$dynamicAnchor", "\"dy\""),
        34 => ("$id", Pick(["\"x\"", "\"other\"", "\"urn:a:b\"", "\"http://h/%41\"", "\"\""])),
        35 => ("dependencies", $"{{{Entries(2, s_keys, () => Part(depth))}}}"),
        36 => ("description", "\"Words.\""),
        _ => ("$comment", "\"No more.\""),
    };

    private string List(int count, Func<string> make) => string.Join(",", Enumerable.Range(0, count).Select(_ => make()));

    private string Entries(int count, string[] keys, Func<string> make) =>
        string.Join(",", Enumerable.Range(0, count).Select(_ => Pick(keys)).Distinct().Select(key => string.Create(CultureInfo.InvariantCulture, $"\"{key}\":{make()}")));

    private string Distinct(string[] from) => string.Join(",", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Quoted(from)).Distinct());

    private string Quoted(string[] from) => $"\"{Pick(from)}\"";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
