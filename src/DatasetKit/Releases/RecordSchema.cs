using System.Buffers;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;

namespace DatasetKit.Releases;

/// <summary>
/// Makes <c>schema.json</c>, the JSON Schema of a record, from the metadata schema. In a record every declared key is there, null where the
/// document lacks it, so each key is required and those that a document may lack allow null. Keywords about which keys a document has
/// (<c>dependentRequired</c>, <c>if</c>, <c>not</c> and the like) say nothing about a record and are left out.
/// </summary>
internal sealed class RecordSchema
{
    private static readonly string[] s_aboutKeys =
    [
        "$schema", "$id", "$comment", "$defs", "definitions", "default", "examples", "required", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas",
        "dependencies", "$ref", "if", "then", "else", "not", "unevaluatedProperties", "unevaluatedItems", "propertyNames", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor",
    ];

    private const string DefinitionPrefix = "#/$defs/";

    private readonly MetadataSchema _schema;
    private readonly MappingNode _root;
    private readonly Dictionary<Node, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Key, Node Value)> _definitions = [];

    private RecordSchema(MetadataSchema schema) => (_schema, _root) = (schema, schema.Root);

    /// <summary>The schema of records of a project.</summary>
    public static MappingNode Of(DatasetProject project) => new RecordSchema(project.Schema).Build(project);

    /// <summary>The schema that the <c>$ref</c> of a part of a record's schema means; null where it has none.</summary>
    /// <param name="schema">The part.</param>
    /// <param name="definitions">The <c>$defs</c> of the whole; null where it has none.</param>
    public static Node? TargetOf(MappingNode schema, MappingNode? definitions) =>
        schema["$ref"] is ScalarNode reference && reference.Text.StartsWith(DefinitionPrefix, StringComparison.Ordinal) ? definitions?[reference.Text[DefinitionPrefix.Length..]] : null;

    /// <summary>The schema of records of a project, as text.</summary>
    public static byte[] ToJson(DatasetProject project)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.Value(Of(project)).EndLine();
        return output.WrittenSpan.ToArray();
    }

    private MappingNode Build(DatasetProject project)
    {
        var text = Mapping(("type", Text("string")), ("minLength", Number("1")));
        var title = Column("title");
        var source = Column("source");
        var date = Column("date");
        var further = FurtherColumns();
        var (columns, optional) = project.Release.Shape switch
        {
            RecordShape.Nested => (List(("id", text), ("title", title), ("date", date), ("source", source), ("text", text), ("metadata", Object(further, MayHaveMore))), ""),
            RecordShape.Flat => ([.. List(("id", text), ("title", title), ("date", date), ("source", source), ("text", text)), .. further], ""),
            RecordShape.Dolma => (List(("id", text), ("text", text), ("source", source), ("created", Mapping(("type", Text("string")), ("format", Text("date-time")))), ("metadata", Object([("title", title), .. further], MayHaveMore))), "created"),
            _ => (List(("text", text), ("id", text), ("metadata", Object([("date", date), ("source", source), ("title", title), .. further], MayHaveMore))), ""),
        };
        var root = Object(columns, project.Release.Shape == RecordShape.Flat && MayHaveMore, optional);
        var head = List(("$schema", Text("https://json-schema.org/draft/2020-12/schema")), ("title", Text($"A record of {project.Name} {project.Version}")));
        return Mapping([.. head, .. root.Entries.Select(entry => (entry.Key, entry.Value)), .. _definitions.Count == 0 ? [] : List(("$defs", Mapping([.. _definitions])))]);
    }

    private bool MayHaveMore => _root["additionalProperties"] is not ScalarNode { Text: "false" };

    private Node Column(string key) => _root["properties"] is MappingNode properties && properties[key] is { } schema
        ? InRecord(schema, IsRequired(_root, key))
        : Mapping();

    /// <summary>The declared keys that have no column of their own, sorted as records have them.</summary>
    private List<(string Key, Node Value)> FurtherColumns()
    {
        var declared = _schema.Keys.Names.Except(Record.OwnColumns);
        return [.. declared.Select(key => (key, Column(key)))];
    }

    /// <summary>The name of a schema that others refer to. Each stands once under <c>$defs</c>, wherever it came from.</summary>
    private string Definition(Node target)
    {
        if (_names.TryGetValue(target, out var name))
            return name;
        name = _names[target] = $"schema{_names.Count + 1}";
        var at = _definitions.Count;
        _definitions.Add((name, target));
        _definitions[at] = (name, Filled(target));
        return name;
    }

    private Node InRecord(Node schema, bool isRequired) => isRequired ? Filled(schema) : OrNull(Filled(schema));

    /// <summary>A schema as it holds for a value whose mappings were filled.</summary>
    private Node Filled(Node schema, bool isPart = false)
    {
        if (schema is not MappingNode mapping)
            return schema;
        var result = new List<(string, Node)>();
        if (_schema.TargetOf(mapping) is { } target)
            result.Add(("$ref", Text(DefinitionPrefix + Definition(target))));
        foreach (var entry in mapping.Entries)
        {
            switch (entry.Key)
            {
                case "properties" when entry.Value is MappingNode properties:
                    result.Add(("properties", Mapping([.. Sorted(properties).Select(property => (property.Key, InRecord(property.Value, IsRequired(mapping, property.Key))))])));
                    result.Add(("required", new SequenceNode(default, [.. Sorted(properties).Select(property => Text(property.Key))])));
                    break;
                case "items" or "additionalItems" when IsByPosition(mapping):
                    break;
                case "items":
                    result.Add((entry.Key, Filled(entry.Value)));
                    break;
                case "allOf" when entry.Value is SequenceNode parts:
                    result.Add((entry.Key, new SequenceNode(default, [.. parts.Items.Select(part => Filled(part, isPart: true))])));
                    break;
                case "anyOf" or "oneOf" or "patternProperties" or "prefixItems" or "contains" when MentionsKeys(entry.Value):
                case "additionalProperties" when isPart || mapping["allOf"] is not null || (entry.Value is MappingNode && mapping["patternProperties"] is not null):
                    break;
                case "additionalProperties":
                    result.Add((entry.Key, Filled(entry.Value)));
                    break;
                default:
                    if (!s_aboutKeys.Contains(entry.Key))
                        result.Add((entry.Key, entry.Value));
                    break;
            }
        }

        return Mapping([.. result]);
    }

    private static IEnumerable<Entry> Sorted(MappingNode properties) => properties.Entries.OrderBy(entry => entry.Key, CodePointOrder.Comparer);

    private static bool MentionsKeys(Node node) => node switch
    {
        MappingNode mapping => mapping.Entries.Any(entry => entry.Key is "properties" or "required" or "additionalProperties" or "$ref" || MentionsKeys(entry.Value)),
        SequenceNode list => list.Items.Any(MentionsKeys),
        _ => false,
    };

    /// <summary>Whether a list's items have schemas by their position that are left out; then what holds for the rest would hold for all.</summary>
    private static bool IsByPosition(MappingNode schema) => schema["items"] is SequenceNode || (schema["prefixItems"] is { } items && MentionsKeys(items));

    private static bool IsRequired(MappingNode schema, string key) =>
        schema["required"] is SequenceNode required && required.Items.Any(item => item is ScalarNode name && name.Text == key);

    /// <summary>A schema that allows null too.</summary>
    private static MappingNode OrNull(Node schema)
    {
        if (schema is MappingNode { Entries.Length: 0 } open)
            return open;
        if (schema is MappingNode mapping && mapping["type"] is { } type && !mapping.Entries.Any(entry => entry.Key is "enum" or "const" or "anyOf" or "oneOf" or "allOf" or "$ref"))
        {
            var types = type is SequenceNode list ? list.Items : [type];
            if (!types.Any(item => item is ScalarNode { Text: "null" }))
                types = [.. types, Text("null")];
            return Mapping([.. mapping.Entries.Select(entry => (entry.Key, entry.Key == "type" ? new SequenceNode(default, types) : entry.Value))]);
        }

        return Mapping(("anyOf", new SequenceNode(default, [schema, Mapping(("type", Text("null")))])));
    }

    private static MappingNode Object(IReadOnlyCollection<(string Key, Node Value)> columns, bool mayHaveMore, string optional = "")
    {
        var result = List(
            ("type", Text("object")),
            ("properties", Mapping([.. columns])),
            ("required", new SequenceNode(default, [.. columns.Where(column => column.Key != optional).Select(column => Text(column.Key))])));
        if (!mayHaveMore)
            result.Add(("additionalProperties", new ScalarNode(default, ScalarKind.Boolean, "false")));
        return Mapping([.. result]);
    }

    private static List<(string Key, Node Value)> List(params (string, Node)[] items) => [.. items];

    private static MappingNode Mapping(params (string Key, Node Value)[] entries) =>
        new(default, [.. entries.Select(entry => new Entry(entry.Key, default, entry.Value))]);

    private static ScalarNode Text(string text) => ScalarNode.String(default, text);

    private static ScalarNode Number(string number) => new(default, ScalarKind.Number, number);
}
