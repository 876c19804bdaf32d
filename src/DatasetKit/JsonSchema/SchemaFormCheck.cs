using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// Checks that the keywords of a schema have values of the right form, in words for its author. The meta-schemas demand the same and a little
/// more, but what they say when it is not met is about their own alternatives and not about schemas.
/// </summary>
/// <param name="registry">Knows which dialect each part follows.</param>
/// <param name="tree">The schema; parts that are trees of their own are checked by themselves.</param>
internal sealed class SchemaFormCheck(SchemaRegistry registry, Node tree)
{
    private readonly List<Finding> _findings = [];
    private readonly List<string> _path = [];

    /// <summary>What is wrong; nothing where only the meta-schema would find something.</summary>
    public static IReadOnlyList<Finding> Run(SchemaRegistry registry, Node tree, SchemaResource resource)
    {
        var check = new SchemaFormCheck(registry, tree);
        check.CheckSchema(tree, registry.OwnerOf(tree, resource));
        return check._findings;
    }

    private string Subject => _path.Count == 0 ? "The schema" : $"'{string.Concat(_path.Select((part, at) => part[0] == '[' || at == 0 ? part : $".{part}"))}'";

    private void CheckSchema(Node node, SchemaResource resource)
    {
        if (node != tree && registry.IsTree(node))
            return;
        if (node is not MappingNode schema)
        {
            var isOld = resource.Dialect.Draft == Draft.Version04;
            if (isOld ? !IsOldBoolean(node) : node is not ScalarNode { Kind: ScalarKind.Boolean })
                Wrong(node, _path.Count == 0 && node is ScalarNode { Kind: ScalarKind.Null } ? "The schema is empty; write {} to allow everything." : $"{Subject} must be {(_path.Count == 0 ? "" : "a schema, which is ")}a mapping{(isOld ? "" : " or true or false")}, not {Found(node)}{InsteadOf(node)}.");
            return;
        }

        resource = registry.OwnerOf(schema, resource);
        if (resource.Dialect.RefHidesSiblings && schema["$ref"] is ScalarNode { Kind: ScalarKind.String })
            return;
        foreach (var entry in schema.Entries)
        {
            if (resource.Dialect.Keywords.TryGetValue(entry.Key, out var form))
                Within(entry.Key, () => CheckKeyword(entry.Key, form, entry.Value, resource));
        }
    }

    /// <summary>What was probably meant by something that is no schema.</summary>
    private string InsteadOf(Node node) => node switch
    {
        SequenceNode when _path is [.., "properties", "required"] => "; 'required' belongs beside 'properties', and not into it",
        ScalarNode { Kind: ScalarKind.String } when _path is [.., "properties", "type"] => "; 'type' belongs beside 'properties', or is indented below its key",
        ScalarNode { Kind: ScalarKind.Null } => "; what it demands is indented below it",
        ScalarNode { Kind: ScalarKind.String } name when KeywordValues.TypeMeant(name.Text) is { } type => $"; write the mapping 'type: {type}'",
        ScalarNode { Kind: ScalarKind.String } name when FormatChecks.Meant(name.Text) is { } format => $"; write the mapping 'type: string' with 'format: {format}'",
        _ => "",
    };

    private void CheckKeyword(string keyword, KeywordForm form, Node value, SchemaResource resource)
    {
        switch (form)
        {
            case KeywordForm.Schema when value is SequenceNode && keyword == "items":
                Wrong(value, $"{Subject} must be a schema of all items, not a list; in {Drafts.NameOf(resource.Dialect.Draft)} the schemas of the first items are called 'prefixItems'.");
                break;
            case KeywordForm.SchemaOrList when value is SequenceNode or MappingNode or ScalarNode { Kind: ScalarKind.Boolean }:
                CheckSchemas(value, resource);
                break;
            case KeywordForm.SchemaOrList:
                Wrong(value, $"{Subject} must be a schema or a list of schemas, not {Found(value)}.");
                break;
            case KeywordForm.Schema:
                CheckSchema(value, resource);
                break;
            case KeywordForm.SchemaList when value is SequenceNode { Items.Length: > 0 }:
                CheckSchemas(value, resource);
                break;
            case KeywordForm.SchemaList:
                Wrong(value, value is SequenceNode ? $"{Subject} must hold at least one schema." : $"{Subject} must be a list of schemas, not {Found(value)}.");
                break;
            case KeywordForm.SchemaMap or KeywordForm.SchemaOrKeysMap or KeywordForm.KeysByKey:
                CheckMap(form, value, resource);
                break;
            default:
                if (KeywordValues.Fault(keyword, form, value, resource.Dialect.Draft) is { } fault)
                    Wrong(fault.Node, $"{Subject} {fault.Message}");
                break;
        }
    }

    private void CheckSchemas(Node value, SchemaResource resource)
    {
        if (value is not SequenceNode list)
        {
            CheckSchema(value, resource);
            return;
        }

        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            Within($"[{i}]", () => CheckSchema(item, resource));
        }
    }

    private void CheckMap(KeywordForm form, Node value, SchemaResource resource)
    {
        if (value is not MappingNode map)
        {
            Wrong(value, $"{Subject} must be a mapping from {(form == KeywordForm.SchemaMap ? "names to schemas" : form == KeywordForm.KeysByKey ? "keys to lists of keys" : "keys to schemas or lists of keys")}, not {Found(value)}.");
            return;
        }

        foreach (var entry in map.Entries)
        {
            Within(entry.Key, () =>
            {
                if (form == KeywordForm.SchemaMap || (form == KeywordForm.SchemaOrKeysMap && entry.Value is not SequenceNode))
                    CheckSchema(entry.Value, resource);
                else if (KeywordValues.Fault(entry.Key, KeywordForm.Keys, entry.Value, resource.Dialect.Draft) is { } fault)
                    Wrong(fault.Node, $"{Subject} {fault.Message}");
            });
        }
    }

    private void Within(string part, Action check)
    {
        _path.Add(part.Length == 0 ? "\"\"" : part);
        check();
        _path.RemoveAt(_path.Count - 1);
    }

    // In draft-04 only these two may be true or false in place of a schema.
    private bool IsOldBoolean(Node node) => node is ScalarNode { Kind: ScalarKind.Boolean } && _path is [.., "additionalProperties" or "additionalItems"];

    private void Wrong(Node node, string message) => _findings.Add(new Finding(Codes.SchemaInvalid, node.Location, message));

    private static string Found(Node node) => KeywordValues.Found(node);
}
