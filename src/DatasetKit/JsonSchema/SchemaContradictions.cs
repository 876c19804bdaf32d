using System.Text.RegularExpressions;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Finds what a schema demands and nothing can fulfil, or demands of values that it does not allow: slips that the specification lets pass.</summary>
internal static partial class SchemaContradictions
{
    private const int MaxCompared = 100;

    private static readonly (string Least, string Most)[] s_ranges =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minContains", "maxContains")];

    private static readonly Dictionary<string, InstanceTypes> s_subjects = new(StringComparer.Ordinal)
    {
        ["minLength"] = InstanceTypes.String,
        ["maxLength"] = InstanceTypes.String,
        ["pattern"] = InstanceTypes.String,
        ["format"] = InstanceTypes.String,
        ["minimum"] = InstanceTypes.Number | InstanceTypes.Integer,
        ["maximum"] = InstanceTypes.Number | InstanceTypes.Integer,
        ["exclusiveMinimum"] = InstanceTypes.Number | InstanceTypes.Integer,
        ["exclusiveMaximum"] = InstanceTypes.Number | InstanceTypes.Integer,
        ["multipleOf"] = InstanceTypes.Number | InstanceTypes.Integer,
        ["items"] = InstanceTypes.Array,
        ["prefixItems"] = InstanceTypes.Array,
        ["contains"] = InstanceTypes.Array,
        ["minItems"] = InstanceTypes.Array,
        ["maxItems"] = InstanceTypes.Array,
        ["uniqueItems"] = InstanceTypes.Array,
        ["properties"] = InstanceTypes.Object,
        ["patternProperties"] = InstanceTypes.Object,
        ["additionalProperties"] = InstanceTypes.Object,
        ["required"] = InstanceTypes.Object,
        ["minProperties"] = InstanceTypes.Object,
        ["maxProperties"] = InstanceTypes.Object,
        ["propertyNames"] = InstanceTypes.Object,
    };

    /// <summary>What is wrong with a keyword beside the others of its schema; null for nothing.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="entry">The keyword.</param>
    /// <param name="dialect">What its keywords are.</param>
    /// <param name="isPart">Whether it stands in an <c>allOf</c> or the like, so that others may say more of the same value.</param>
    public static Finding? Find(MappingNode schema, Entry entry, Dialect dialect, bool isPart)
    {
        if (!IsToldElsewhere(entry) && s_subjects.TryGetValue(entry.Key, out var subjects) && TypeKeyword.Read(schema["type"]) is var types and not InstanceTypes.None && (types & subjects) == 0)
            return new Finding(Codes.SchemaUnknownKeyword, entry.KeyLocation, $"'{entry.Key}' demands nothing here: it is about {TypeKeyword.Describe(subjects)}, and 'type' allows {TypeKeyword.Describe(types)} alone.");
        return entry switch
        {
            { Key: "enum", Value: SequenceNode { Items.Length: 0 } } => Warning(entry.Value, "'enum' lists no value, so nothing is allowed."),
            { Key: "enum", Value: SequenceNode values } => OfOtherType(schema, values.Items),
            { Key: "const" } => OfOtherType(schema, [entry.Value]),
            { Key: "required", Value: SequenceNode keys } => NotDeclared(schema, keys) ?? (isPart ? null : NearlyDeclared(schema, keys)),
            { Key: "allOf", Value: SequenceNode parts } => ClosedSchemas.Find(schema, parts),
            { Key: "errorMessage", Value: not ScalarNode { Kind: ScalarKind.String } } => new Finding(Codes.SchemaUnknownKeyword, entry.KeyLocation, $"'errorMessage' counts where it is one text; this one, {entry.Value.KindName}, is ignored."),
            { Key: "pattern", Value: ScalarNode { Kind: ScalarKind.String } pattern } when Literal().Match(pattern.Text) is { Success: true } literal && literal.Groups["flags"].Length > 0 => Warning(pattern, $"The slashes and the '{literal.Groups["flags"].Value}' at the end are part of the pattern {ShortText.Of(pattern.Text)}, which has no flags; write it without them, and both cases as in [Aa]."),
            { Key: "pattern", Value: ScalarNode { Kind: ScalarKind.String, Text: ['/', _, .., '/'] } pattern } => Warning(pattern, $"The slashes at both ends are part of the pattern {ShortText.Of(pattern.Text)}; write it without them."),
            { Key: "pattern", Value: ScalarNode { Kind: ScalarKind.String } pattern } when PosixClass().Match(pattern.Text) is { Success: true } named => Warning(pattern, $"ECMA-262 has no class {named.Value}; the pattern {ShortText.Of(pattern.Text)} takes its letters one by one. Write \\p{{L}} for letters, \\d for digits and \\s for blanks."),
            { Key: "properties", Value: MappingNode properties } => Misplaced(properties, dialect),
            _ => Array.Find(s_ranges, pair => pair.Most == entry.Key) is { Least: { } least } && schema[least] is ScalarNode { Kind: ScalarKind.Number } from && entry.Value is ScalarNode { Kind: ScalarKind.Number } to && ExactNumber.Compare(ExactNumber.Parse(from.Text), ExactNumber.Parse(to.Text)) > 0
                ? Warning(to, $"'{entry.Key}' is {ShortText.Of(to.Text)}, which is less than '{least}' {ShortText.Of(from.Text)}, so no value is both.")
                : null,
        };
    }

    // A 'required' that is no list is an error of its own, and a format that is not known is not checked whatever the type.
    private static bool IsToldElsewhere(Entry entry) => entry.Key switch
    {
        "required" => entry.Value is not SequenceNode,
        "format" => entry.Value is not ScalarNode format || !FormatChecks.Known.ContainsKey(format.Text),
        _ => false,
    };

    private static Finding? OfOtherType(MappingNode schema, IReadOnlyList<Node> values)
    {
        var types = TypeKeyword.Read(schema["type"]);
        return types == InstanceTypes.None || values.FirstOrDefault(value => !TypeKeyword.Accepts(types, value)) is not { } other
            ? null
            : Warning(other, $"The schema names {Words.Found(other)}, but 'type' allows {TypeKeyword.Describe(types)} alone, so no value is both.");
    }

    // What a $ref or an allOf declares is no help: additionalProperties sees the keys beside it alone.
    private static Finding? NotDeclared(MappingNode schema, SequenceNode keys) =>
        schema["additionalProperties"] is ScalarNode { Text: "false" } && schema["patternProperties"] is null
        && keys.Items.OfType<ScalarNode>().FirstOrDefault(key => (schema["properties"] as MappingNode)?[key.Text] is null) is { } missing
            ? Warning(missing, $"The key '{ShortText.Of(missing.Text)}' is required, but 'properties' does not declare it and 'additionalProperties' refuses all others, so no mapping is valid{Nearest.Hint(missing.Text, (schema["properties"] as MappingNode)?.Entries.Select(entry => entry.Key) ?? [])}")
            : null;

    // Where other schemas may declare keys, one that is not declared here is no slip.
    private static Finding? NearlyDeclared(MappingNode schema, SequenceNode keys)
    {
        if (schema["properties"] is not MappingNode properties || schema.Entries.Any(entry => entry.Key is "allOf" or "anyOf" or "oneOf" or "if" or "patternProperties" or "$ref" or "$dynamicRef" or "$recursiveRef"))
            return null;
        var required = keys.Items.OfType<ScalarNode>().Select(key => key.Text).ToHashSet(StringComparer.Ordinal);
        var others = properties.Entries.Select(entry => entry.Key).Where(key => !required.Contains(key)).Take(MaxCompared).ToArray();
        foreach (var key in keys.Items.OfType<ScalarNode>().Where(key => properties[key.Text] is null).Take(MaxCompared))
        {
            if (Nearest.Find(key.Text, others) is { } near)
                return Warning(key, $"The key '{ShortText.Of(key.Text)}' is required, but 'properties' does not declare it; did you mean '{ShortText.Of(near)}'?");
        }

        return null;
    }

    private static Finding? Misplaced(MappingNode properties, Dialect dialect) =>
        properties.Entries.FirstOrDefault(entry => entry is { Key: "additionalProperties" or "unevaluatedProperties", Value: ScalarNode { Kind: ScalarKind.Boolean } } && dialect.Keywords.ContainsKey(entry.Key)) is { Key: { } key } entry
            ? new Finding(Codes.SchemaContradiction, entry.KeyLocation, $"'{key}' stands in 'properties', where it is the name of a key; move it out, beside 'properties'.")
            : null;

    [GeneratedRegex(@"^/.+/(?<flags>[dgimsuvy]+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\[:[a-z]+:\]", RegexOptions.CultureInvariant)]
    private static partial Regex PosixClass();

    private static Finding Warning(Node node, string message) => new(Codes.SchemaContradiction, node.Location, message);
}
