using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>What a schema demands, in words that go on from "must be".</summary>
internal static class SchemaWords
{
    private const int MaxChars = 200;

    /// <summary>How many schemas within each other are described; they may refer to each other in circles.</summary>
    public const int MaxDepth = 4;

    /// <summary>Such as "a whole number, at least 1" or "one of 'en', 'pl'"; null where a schema cannot be said in few words.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="depth">How many schemas are being described around it.</param>
    public static string? Describe(SchemaNode schema, int depth = 0) =>
        schema.Constant is null && depth < MaxDepth && schema.Shape.WordsAt(depth, Compose) is { Length: > 0 } words ? words : null;

    /// <summary>What several schemas demand together as alternatives; null where one of them cannot be said.</summary>
    public static string? DescribeAny(IEnumerable<SchemaNode> schemas, int depth = 0)
    {
        var phrases = schemas.Select(schema => NameOf(schema, depth)).Distinct().ToList();
        if (phrases.Contains(null))
            return null;

        // A phrase with commas of its own needs a stronger one.
        return phrases.Exists(phrase => phrase!.Contains(',', StringComparison.Ordinal) || phrase.Contains(" or ", StringComparison.Ordinal)) ? string.Join("; or ", phrases) : Words.List(phrases!, "or");
    }

    /// <summary>The title of a schema in quotes, else its description in words.</summary>
    public static string? NameOf(SchemaNode schema, int depth = 0) => schema.Title is { } title && (schema.Shape.Types & ~(InstanceTypes.Object | InstanceTypes.Array)) == 0
        ? $"'{ShortText.Of(title)}'"
        : Describe(schema, depth);

    /// <summary>When a condition holds, as a clause after "since"; null where it cannot be said.</summary>
    /// <param name="condition">The schema of <c>if</c>.</param>
    /// <param name="holds">Whether it holds; else the clause says the contrary.</param>
    /// <param name="instance">The value that it was asked of: <c>properties</c> says nothing of a key that is not there.</param>
    public static string? DescribeCondition(SchemaNode condition, bool holds, Node instance)
    {
        var keywords = condition.Shape.Keywords.Where(keyword => keyword is not TypeKeyword { Types: InstanceTypes.Object }).ToList();
        if (keywords is [NotKeyword { Schema: { } excluded }])
            return DescribeCondition(excluded, !holds, instance);
        if (keywords is [AlternativesKeyword { InPlace: { } alternatives, IsOneOf: false }])
            return DescribeAlternatives(alternatives.Select(alternative => alternative.Shape.RequiredAlone).ToList(), holds, instance);
        if (instance is not MappingNode mapping || keywords.Exists(keyword => keyword is not (PropertiesKeyword { JudgesOthers: false } or RequiredKeyword { Trigger: null })))
            return null;
        var tests = new List<string>();
        var required = keywords.OfType<RequiredKeyword>().SelectMany(keyword => keyword.Keys).ToList();
        var named = keywords.OfType<PropertiesKeyword>().SelectMany(keyword => keyword.Known.Select(key => (Key: key, Schema: keyword.Properties[key]))).Where(pair => pair.Schema.Keywords.Length > 0).ToList();
        foreach (var (key, schema) in named)
        {
            if (Describe(schema) is not { } phrase)
                return null;
            var (name, isThere) = (ShortText.Of(key), mapping.Find(key) is not null);
            if (holds)
                tests.Add($"'{name}' is {phrase}{(isThere ? "" : " or is not there")}");
            else if (isThere)
                tests.Add($"'{name}' is not {phrase}");
            else if (required.Contains(key))
                tests.Add($"'{name}' is missing or not {phrase}");
        }

        foreach (var key in required.Where(key => !named.Exists(pair => pair.Key == key)))
            tests.Add(holds ? $"'{ShortText.Of(key)}' is there" : $"'{ShortText.Of(key)}' is not there");
        return tests.Count == 0 ? null : Words.List(tests, holds ? "and" : "or");
    }

    /// <summary>As <see cref="DescribeCondition"/>, of alternatives that each demand keys and nothing else.</summary>
    private static string? DescribeAlternatives(List<IReadOnlyList<string>> keys, bool holds, Node instance)
    {
        if (instance is not MappingNode mapping || keys.Exists(list => list.Count == 0))
            return null;
        if (!holds)
            return keys.TrueForAll(list => list.Count == 1) ? $"none of the keys {Words.Keys(keys.Select(list => list[0]), "and")} is there" : null;
        return keys.Find(list => list.All(key => mapping.Find(key) is not null)) is { } found ? $"{Words.Keys(found, "and")} {(found.Count == 1 ? "is" : "are")} there" : null;
    }

    private static string Compose(SchemaNode schema, int depth)
    {
        var keywords = schema.Shape.Keywords.ToList();

        // What lists its values has said all, and a form says what type it is of.
        if (keywords.Find(keyword => keyword is EnumKeyword) is { } values)
            keywords = [values];
        else if (keywords.Exists(keyword => keyword is FormatKeyword or PatternKeyword or ItemCountKeyword or ItemsKeyword or RequiredKeyword or ContainsKeyword))
            keywords.RemoveAll(keyword => keyword is TypeKeyword { Types: InstanceTypes.String or InstanceTypes.Array or InstanceTypes.Object });
        var phrases = PhrasesOf(keywords, depth + 1).Distinct().ToList();
        var result = string.Join(", ", phrases);
        return phrases.Contains(null) || result.Length > MaxChars ? "" : result;
    }

    private static IEnumerable<string?> PhrasesOf(List<Keyword> keywords, int depth)
    {
        // Of what a key must be it is also told that it must be there.
        if (keywords.OfType<RequiredKeyword>().ToList() is [{ Trigger: null } required] && keywords.OfType<PropertiesKeyword>().ToList() is [var properties] && properties.Clauses(depth) is { } clauses)
        {
            var others = required.Keys.Except(properties.Known).ToList();
            yield return $"a mapping{(others.Count == 0 ? "" : $" with {Words.Keys(others, "and")}")} in which {clauses}";
            keywords.RemoveAll(keyword => keyword == required || keyword == properties);
        }

        foreach (var keyword in keywords)
            yield return keyword.Expected(depth);
    }
}
