using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// Reads the fields of a record and their types from <c>schema.json</c>, so that the catalogue files cannot say anything else than it does.
/// A schema may refer to itself and may unfold without end: what lies below a reference to an open mapping, too deep or beyond the limit is
/// described by its type alone.
/// </summary>
internal sealed class RecordFields
{
    private const int MaxDepth = 16;
    private const int MaxSteps = 20_000;

    private readonly MappingNode? _definitions;
    private readonly int _depthOfDate;
    private readonly HashSet<MappingNode> _open = [];
    private int _steps;

    private RecordFields(MappingNode? definitions, int depthOfDate) => (_definitions, _depthOfDate) = (definitions, depthOfDate);

    /// <summary>The fields in the order in which records have them.</summary>
    public static IReadOnlyList<RecordField> Of(DatasetProject project)
    {
        var schema = RecordSchema.Of(project);
        return new RecordFields(schema["$defs"] as MappingNode, project.Release.Shape == RecordShape.Datatrove ? 1 : 0).Fields([schema], depth: 0);
    }

    private List<RecordField> Fields(List<MappingNode> parts, int depth)
    {
        var fields = new Dictionary<string, RecordField>(StringComparer.Ordinal);
        var required = parts.SelectMany(part => (part["required"] as SequenceNode)?.Items.OfType<ScalarNode>() ?? []).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var property in parts.SelectMany(part => (part["properties"] as MappingNode)?.Entries ?? []))
            fields.TryAdd(property.Key, Field(property.Key, property.Value, depth, required.Contains(property.Key)));
        return [.. fields.Values];
    }

    private RecordField Field(string name, Node schema, int depth, bool isRequired)
    {
        var facts = new Facts();
        Collect(schema, facts, []);
        var types = facts.Types?.Where(type => type != "null").ToList();
        var format = facts.Text("format");
        var type = types is [var single] ? TypeOf(single, format) : FieldType.Any;

        // A document's date was read and written anew as YYYY-MM-DD, whatever the schema says of it.
        if (name == "date" && depth == _depthOfDate && type is FieldType.Any or FieldType.Text)
            type = FieldType.Date;
        var field = new RecordField(name, type)
        {
            IsNullable = !isRequired || facts.Types?.Contains("null") != false,
            Title = facts.Text("title"),
            Description = facts.Text("description"),
            Format = type == FieldType.Text ? format : null,
            Values = type == FieldType.Text ? facts.Values() : [],
        };
        return type is FieldType.Mapping or FieldType.List ? Unfolded(field, facts.Parts, depth) : field;
    }

    private RecordField Unfolded(RecordField field, List<MappingNode> parts, int depth)
    {
        if (depth >= MaxDepth || _steps > MaxSteps || parts.Exists(_open.Contains))
            return field;
        _open.UnionWith(parts);
        field = field.Type == FieldType.Mapping
            ? field with { Fields = Fields(parts, depth + 1) }
            : field with { Items = parts.Select(part => part["items"]).FirstOrDefault(items => items is MappingNode) is { } items ? Field("", items, depth + 1, isRequired: true) : null };
        _open.ExceptWith(parts);
        return field;
    }

    /// <summary>Gathers all schemas that hold for one value, and the types that all of them allow.</summary>
    private void Collect(Node? schema, Facts facts, HashSet<MappingNode> seen)
    {
        if (schema is not MappingNode mapping || !seen.Add(mapping) || ++_steps > MaxSteps)
            return;
        facts.Parts.Add(mapping);
        if (mapping["type"] is { } type)
            facts.Narrow(type is SequenceNode list ? list.Items.OfType<ScalarNode>().Select(item => item.Text) : [((ScalarNode)type).Text]);
        if (mapping["enum"] is SequenceNode values)
            facts.Narrow(values.Items.Select(NameOfType));
        if (mapping["const"] is { } value)
            facts.Narrow([NameOfType(value)]);
        if (mapping["$ref"] is ScalarNode reference && reference.Text.StartsWith("#/$defs/", StringComparison.Ordinal))
            Collect(_definitions?[reference.Text["#/$defs/".Length..]], facts, seen);
        foreach (var part in (mapping["allOf"] as SequenceNode)?.Items ?? [])
            Collect(part, facts, seen);
        foreach (var keyword in (string[])["anyOf", "oneOf"])
            CollectAlternatives(mapping[keyword] as SequenceNode, facts, seen);
    }

    private void CollectAlternatives(SequenceNode? alternatives, Facts facts, HashSet<MappingNode> seen)
    {
        if (alternatives is null)
            return;
        var all = new List<Facts>();
        foreach (var alternative in alternatives.Items)
        {
            var one = new Facts();
            Collect(alternative, one, [.. seen]);
            all.Add(one);
        }

        // Where null is the only other choice, the rest holds as it stands.
        if (all.Where(one => one.Types?.SetEquals(["null"]) != true).ToList() is [var only])
            facts.Parts.AddRange(only.Parts);
        if (all.TrueForAll(one => one.Types is not null))
            facts.Narrow(all.SelectMany(one => one.Types!));
    }

    private static FieldType TypeOf(string name, string? format) => name switch
    {
        "boolean" => FieldType.Boolean,
        "integer" => FieldType.Integer,
        "number" => FieldType.Number,
        "object" => FieldType.Mapping,
        "array" => FieldType.List,
        "string" => format switch
        {
            "date" => FieldType.Date,
            "date-time" => FieldType.DateTime,
            "time" => FieldType.Time,
            _ => FieldType.Text,
        },
        _ => FieldType.Any,
    };

    private static string NameOfType(Node value) => value switch
    {
        MappingNode => "object",
        SequenceNode => "array",
        ScalarNode { Kind: ScalarKind.Boolean } => "boolean",
        ScalarNode { Kind: ScalarKind.Number } number => number.Text.AsSpan().IndexOfAny(".eE") < 0 ? "integer" : "number",
        ScalarNode { Kind: ScalarKind.Null } => "null",
        _ => "string",
    };

    /// <summary>What all schemas of one value say together.</summary>
    private sealed class Facts
    {
        public List<MappingNode> Parts { get; } = [];

        /// <summary>The types that are left; null where none is named.</summary>
        public HashSet<string>? Types { get; private set; }

        public void Narrow(IEnumerable<string> names)
        {
            var allowed = names.ToHashSet(StringComparer.Ordinal);
            if (allowed.Contains("number"))
                allowed.Remove("integer");
            if (Types is null)
                Types = allowed;
            else if (allowed.Contains("number") && Types.Contains("integer"))
                Types.IntersectWith([.. allowed, "integer"]);
            else if (Types.Contains("number") && allowed.Contains("integer"))
                Types = [.. Types.Append("integer").Where(allowed.Contains)];
            else
                Types.IntersectWith(allowed);
        }

        public string? Text(string keyword) => Parts.Select(part => part[keyword]).OfType<ScalarNode>().FirstOrDefault(value => value.Kind == ScalarKind.String)?.Text;

        public IReadOnlyList<string> Values() => Parts.Select(part => part["enum"]).OfType<SequenceNode>().FirstOrDefault() is { } values
            ? [.. values.Items.OfType<ScalarNode>().Where(value => value.Kind == ScalarKind.String).Select(value => value.Text)]
            : [];
    }
}
