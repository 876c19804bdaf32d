using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// Refuses a schema that the engine would not enforce as the specification says. NJsonSchema ignores many keywords without a word, and a
/// rule that is written but not checked is worse than none.
/// </summary>
internal sealed class SchemaChecker(MappingNode root, ICollection<Finding> findings)
{
    private static readonly string[] s_annotations =
        ["$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"];

    private static readonly string[] s_types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    private static readonly Dictionary<string, Form> s_forms = new(StringComparer.Ordinal)
    {
        ["type"] = Form.Types, ["enum"] = Form.Values, ["required"] = Form.Keys, ["properties"] = Form.SchemaMap,
        ["additionalProperties"] = Form.SchemaOrBoolean, ["items"] = Form.Schema, ["not"] = Form.Schema,
        ["allOf"] = Form.SchemaList, ["anyOf"] = Form.SchemaList, ["oneOf"] = Form.SchemaList,
        ["minLength"] = Form.Count, ["maxLength"] = Form.Count, ["minItems"] = Form.Count, ["maxItems"] = Form.PositiveCount,
        ["minProperties"] = Form.Count, ["maxProperties"] = Form.PositiveCount, ["uniqueItems"] = Form.Boolean,
        ["minimum"] = Form.Number, ["maximum"] = Form.Number, ["exclusiveMinimum"] = Form.Number, ["exclusiveMaximum"] = Form.Number,
        ["multipleOf"] = Form.Number, ["pattern"] = Form.Pattern, ["format"] = Form.Format, ["$ref"] = Form.Reference,
        ["$defs"] = Form.SchemaMap, ["definitions"] = Form.SchemaMap,
    };

    private enum Form
    {
        Types, Values, Keys, SchemaMap, SchemaOrBoolean, Schema, SchemaList, Count, PositiveCount, Boolean, Number, Pattern, Format, Reference,
    }

    public void Check() => CheckSchema(root);

    private void CheckSchema(Node node)
    {
        if (node is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" })
            return;
        if (node is not MappingNode schema)
        {
            Unsupported(node.Location, $"A schema that is {node.KindName} is not supported here; write an object.");
            return;
        }

        foreach (var entry in schema.Entries)
            CheckKeyword(schema, entry);
        CheckCombinations(schema);
    }

    private void CheckKeyword(MappingNode schema, Entry entry)
    {
        if (entry.Key == "$id" && schema != root)
            Unsupported(entry.KeyLocation, "'$id' is supported at the top of a schema only.");
        if (s_forms.TryGetValue(entry.Key, out var form))
            CheckForm(entry, form);
        else if (!s_annotations.Contains(entry.Key))
            Unsupported(entry.KeyLocation, $"The keyword '{entry.Key}' is not enforced{Nearest.Hint(entry.Key, s_forms.Keys)}");
    }

    private void CheckForm(Entry entry, Form form)
    {
        var value = entry.Value;
        switch (form)
        {
            case Form.Schema:
                CheckSchema(value);
                break;
            case Form.SchemaOrBoolean when value is ScalarNode { Kind: ScalarKind.Boolean }:
                break;
            case Form.SchemaOrBoolean:
                CheckSchema(value);
                break;
            case Form.SchemaList when value is SequenceNode { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                    CheckSchema(item);
                break;
            case Form.SchemaMap when value is MappingNode map:
                foreach (var item in map.Entries)
                    CheckSchema(item.Value);
                break;
            case Form.Types when TypeNames(value) is { Count: > 0 } names:
                foreach (var name in names.Where(name => !s_types.Contains(name.Text)))
                    Invalid(name, $"'{name.Text}' is not a type{Nearest.Hint(name.Text, s_types)}");
                break;
            case Form.Values when value is SequenceNode { Items.Count: > 0 } values && values.Items.All(item => item is ScalarNode):
            case Form.Keys when value is SequenceNode keys && keys.Items.All(IsString):
            case Form.Boolean when value is ScalarNode { Kind: ScalarKind.Boolean }:
            case Form.Number when value is ScalarNode { Kind: ScalarKind.Number }:
            case Form.Count when AsCount(value) >= 0:
            case Form.PositiveCount when AsCount(value) > 0:
                break;
            case Form.PositiveCount when AsCount(value) == 0:
                Unsupported(value.Location, $"'{entry.Key}: 0' is not enforced.");
                break;
            case Form.Pattern when IsString(value):
                if (SafePattern.TryCompile(((ScalarNode)value).Text, out var reason) is null)
                    Unsupported(value.Location, $"The pattern cannot be run in bounded time: {reason}");
                break;
            case Form.Format when IsString(value):
                if (!Formats.Known.ContainsKey(((ScalarNode)value).Text))
                    Unsupported(value.Location, $"The format '{((ScalarNode)value).Text}' is not enforced{Nearest.Hint(((ScalarNode)value).Text, Formats.Known.Keys)}");
                break;
            case Form.Reference when IsString(value):
                CheckReference((ScalarNode)value);
                break;
            default:
                Invalid(value, $"The value of '{entry.Key}' has the wrong form: it is {value.KindName}.");
                break;
        }
    }

    private void CheckReference(ScalarNode reference)
    {
        if (!reference.Text.StartsWith('#'))
        {
            findings.Add(new Finding(Codes.SchemaReference, reference.Location, $"The reference '{reference.Text}' leaves this file; only references within it, such as '#/$defs/name', are followed."));
            return;
        }

        var seen = new HashSet<MappingNode>();
        for (var target = SchemaPointer.Resolve(root, reference.Text) as MappingNode; ; target = SchemaPointer.Target(root, target))
        {
            if (target is null || !seen.Add(target))
            {
                findings.Add(new Finding(Codes.SchemaReference, reference.Location, $"The reference '{reference.Text}' {(target is null ? "names nothing in this file" : "leads back to itself")}."));
                return;
            }

            if (target["$ref"] is null)
                return;
        }
    }

    private void CheckCombinations(MappingNode schema)
    {
        if (schema.Find("$ref") is { } reference && schema.Entries.FirstOrDefault(entry => entry.Key != "$ref" && !s_annotations.Contains(entry.Key)) is { Key: not null } sibling)
            Unsupported(sibling.KeyLocation, $"'{sibling.Key}' beside '$ref' is not enforced; put both into an 'allOf'.");
        if (schema.Find("enum") is { } values && TypeNames(schema["type"]).Count == 0)
            Unsupported(values.KeyLocation, "'enum' without 'type' takes \"1\" for 1; add the type.");
        if (schema.Find("uniqueItems") is { Value: ScalarNode { Text: "true" } } unique && TypeNames((schema["items"] as MappingNode)?["type"]).Count != 1)
            Unsupported(unique.KeyLocation, "'uniqueItems' is enforced only where 'items' has one 'type'.");
    }

    private static List<ScalarNode> TypeNames(Node? node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } one => [one],
        SequenceNode list when list.Items.All(IsString) => [.. list.Items.Cast<ScalarNode>()],
        _ => [],
    };

    private static bool IsString(Node node) => node is ScalarNode { Kind: ScalarKind.String };

    private static int AsCount(Node node) => node is ScalarNode { Kind: ScalarKind.Number } number && int.TryParse(number.Text, out var count) ? count : -1;

    private void Unsupported(Location location, string message) => findings.Add(new Finding(Codes.SchemaUnsupported, location, message));

    private void Invalid(Node node, string message) => findings.Add(new Finding(Codes.SchemaInvalid, node.Location, message));
}
