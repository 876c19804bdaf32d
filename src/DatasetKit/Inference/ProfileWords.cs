using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;

namespace DatasetKit.Inference;

/// <summary>What a profile says, as the schema's keywords and as words.</summary>
internal static class ProfileWords
{
    private const int ShownValues = 4;

    /// <summary>The names of the types that were seen.</summary>
    public static IEnumerable<string> Types(ValueProfile value)
    {
        if (value.Texts.Count > 0)
            yield return "string";
        if (value.Numbers > 0)
            yield return value.Numbers == value.Integers ? "integer" : "number";
        if (value.Booleans > 0)
            yield return "boolean";
        if (value.Lists > 0)
            yield return "array";
        if (value.Mappings > 0)
            yield return "object";
        if (value.Nulls > 0)
            yield return "null";
    }

    /// <summary>Whether the values can be listed.</summary>
    public static bool IsEnum(ValueProfile value) => value.Texts.IsEnum && value.Texts.Count + value.Nulls + value.Faulty == value.Count;

    /// <summary>Such as "in 117 of 120 documents; 3 values".</summary>
    public static string Comment(ValueProfile value, long total, string unit)
    {
        var parts = new List<string> { $"in {value.Count} of {Words.Count(total, unit)}" };
        if (value.Texts.Count > 0)
            parts.Add(value.Texts.Values is { } values ? Words.Count(values.Count, value.Count == value.Texts.Count ? "value" : "text") : "many or long texts");
        if (value.Numbers > 0)
            parts.Add(Range(value));
        if (value.Items is { } items)
            parts.Add($"{Words.Count(items.Count, "item")} in {Words.Count(value.Lists, "list")}{(items.Texts.Values is { Count: > 0 } texts ? $", {Words.Count(texts.Count, "value")}" : "")}");
        if (value.Nulls > 0)
            parts.Add($"{value.Nulls} null");
        if (value.Faulty > 0)
            parts.Add($"{value.Faulty} not readable");
        return string.Join("; ", parts);
    }

    /// <summary>Such as "one of 'de', 'en', 'pl'" or "whole number, 1 to 540".</summary>
    public static string Describe(ValueProfile value)
    {
        var parts = new List<string>();
        if (value.Texts.Count > 0)
            parts.Add(IsEnum(value) ? OneOf(value.Texts.Values!) : value.Texts.Format ?? "text");
        if (value.Numbers > 0)
            parts.Add($"{(value.Numbers == value.Integers ? "whole number" : "number")}, {Range(value)}");
        if (value.Booleans > 0)
            parts.Add("true or false");
        if (value.Lists > 0)
            parts.Add(value.Items is { } items ? $"list of {Describe(items)}" : "empty list");
        if (value.Mappings > 0)
            parts.Add(value.Keys is { Others: null } keys ? $"mapping with {Words.Count(keys.Keys.Count, "key")}" : "mapping with many keys");
        if (value.Nulls > 0)
            parts.Add("null");
        return parts.Count == 0 ? "not readable" : string.Join("; or ", parts);
    }

    private static string Range(ValueProfile value) => value.Least == value.Greatest ? ShortText.Of(value.Least!) : $"{ShortText.Of(value.Least!)} to {ShortText.Of(value.Greatest!)}";

    private static string OneOf(IReadOnlyList<string> values) =>
        $"one of {string.Join(", ", values.Take(ShownValues).Select(text => $"'{ShortText.Of(text)}'"))}{(values.Count > ShownValues ? $" and {values.Count - ShownValues} more" : "")}";
}
