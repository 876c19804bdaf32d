using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;

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

    private readonly ValueFacts.Collector _collector;
    private readonly int _depthOfDate;
    private readonly HashSet<MappingNode> _open = [];

    private RecordFields(MappingNode? definitions, int depthOfDate)
    {
        _collector = new ValueFacts.Collector(schema => RecordSchema.TargetOf(schema, definitions), MaxSteps);
        _depthOfDate = depthOfDate;
    }

    /// <summary>The fields in the order in which records have them.</summary>
    public static IReadOnlyList<RecordField> Of(DatasetProject project)
    {
        var schema = RecordSchema.Of(project);
        return new RecordFields(schema["$defs"] as MappingNode, project.Release.Shape == RecordShape.Datatrove ? 1 : 0).Fields([schema], depth: 0);
    }

    private List<RecordField> Fields(IReadOnlyList<MappingNode> parts, int depth)
    {
        var fields = new Dictionary<string, RecordField>(StringComparer.Ordinal);
        var required = parts.SelectMany(part => (part["required"] as SequenceNode)?.Items.OfType<ScalarNode>() ?? []).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var property in parts.SelectMany(part => (part["properties"] as MappingNode)?.Entries ?? []))
            fields.TryAdd(property.Key, Field(property.Key, property.Value, depth, required.Contains(property.Key)));
        return [.. fields.Values];
    }

    private RecordField Field(string name, Node schema, int depth, bool isRequired)
    {
        var facts = _collector.Collect(schema);
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

    private RecordField Unfolded(RecordField field, IReadOnlyList<MappingNode> parts, int depth)
    {
        if (depth >= MaxDepth || _collector.IsSpent || parts.Any(_open.Contains))
            return field;
        _open.UnionWith(parts);
        field = field.Type == FieldType.Mapping
            ? field with { Fields = Fields(parts, depth + 1) }
            : field with { Items = parts.Select(part => part["items"]).FirstOrDefault(items => items is MappingNode) is { } items ? Field("", items, depth + 1, isRequired: true) : null };
        _open.ExceptWith(parts);
        return field;
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
}
