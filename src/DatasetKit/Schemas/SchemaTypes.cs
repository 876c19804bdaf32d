using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// Reads the types of values from a schema. What a schema demands beyond types is left out, and what cannot be told is
/// <see cref="SchemaTypeKind.Any"/>: every value that the schema allows has the type, but not the other way round.
/// </summary>
internal sealed class SchemaTypes
{
    // Schemas can be made so that conjunctions of them multiply.
    private const int MaxSteps = 100_000;
    private const int MaxMappings = 2_000;

    private static readonly string[] s_aboutKeys = ["properties", "required", "additionalProperties", "unevaluatedProperties", "patternProperties"];

    private static readonly SchemaType s_anything = new(SchemaTypeKind.Any, IsNullable: true);

    private readonly ValueFacts.Collector _collector;
    private readonly Dictionary<HashSet<MappingNode>, SchemaMapping> _mappings = new(HashSet<MappingNode>.CreateSetComparer());
    private readonly HashSet<HashSet<MappingNode>> _openLists = new(HashSet<MappingNode>.CreateSetComparer());
    private readonly Queue<(SchemaMapping Result, IReadOnlyCollection<MappingNode> Parts)> _pending = new();

    private SchemaTypes(Func<MappingNode, Node?> targetOf) => _collector = new ValueFacts.Collector(targetOf, MaxSteps);

    /// <summary>The type of the values that a schema allows.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="targetOf">Follows the <c>$ref</c> of a schema.</param>
    public static SchemaType Of(Node root, Func<MappingNode, Node?> targetOf)
    {
        var types = new SchemaTypes(targetOf);
        var result = types.TypeOf([root], isOptional: false);
        while (types._pending.TryDequeue(out var next))
            types.Fill(next.Result, next.Parts);
        return result;
    }

    private SchemaType TypeOf(IReadOnlyCollection<Node> schemas, bool isOptional)
    {
        var facts = _collector.Collect(schemas);
        if (_collector.IsSpent)
            return s_anything;
        var kinds = facts.Types?.Where(type => type != "null").ToList();
        var type = new SchemaType(kinds is [var single] ? KindOf(single, facts) : SchemaTypeKind.Any, isOptional || facts.Types?.Contains("null") != false)
        {
            Description = facts.Text("description") is { } description ? OnOneLine(description) : null,
        };
        return type.Kind switch
        {
            SchemaTypeKind.List => type with { Items = ItemsOf(facts.Parts) },
            SchemaTypeKind.Mapping => MappingOf(facts.Parts) is { } mapping ? type with { Mapping = mapping } : type with { Kind = SchemaTypeKind.Any },
            _ => type,
        };
    }

    private static SchemaTypeKind KindOf(string type, ValueFacts facts) => type switch
    {
        "string" => facts.Text("format") switch
        {
            "date" => SchemaTypeKind.Date,
            "date-time" => SchemaTypeKind.DateTime,
            _ => SchemaTypeKind.Text,
        },
        "boolean" => SchemaTypeKind.Boolean,
        "integer" => SchemaTypeKind.Integer,
        "number" => SchemaTypeKind.Number,
        "array" => SchemaTypeKind.List,
        _ => SchemaTypeKind.Mapping,
    };

    // Items that differ by their place have no type in common, and lists of lists of themselves none that ends.
    private SchemaType ItemsOf(IReadOnlyList<MappingNode> parts)
    {
        HashSet<MappingNode> list = [.. parts];
        if (parts.Any(part => part["prefixItems"] is not null || part["items"] is SequenceNode) || !_openLists.Add(list))
            return s_anything;
        var result = TypeOf([.. parts.Select(part => part["items"]).OfType<Node>()], isOptional: false);
        _openLists.Remove(list);
        return result;
    }

    private SchemaMapping? MappingOf(IReadOnlyList<MappingNode> parts)
    {
        var about = parts.Where(part => s_aboutKeys.Any(keyword => part[keyword] is not null)).ToHashSet();
        if (_mappings.TryGetValue(about, out var known))
            return known;
        if (_mappings.Count == MaxMappings)
            return null;
        var mapping = _mappings[about] = new SchemaMapping();
        _pending.Enqueue((mapping, [.. parts.Where(about.Contains)]));
        return mapping;
    }

    private void Fill(SchemaMapping result, IReadOnlyCollection<MappingNode> parts)
    {
        var required = parts.SelectMany(part => (part["required"] as SequenceNode)?.Items.OfType<ScalarNode>() ?? []).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var key in parts.SelectMany(part => (part["properties"] as MappingNode)?.Entries ?? []).GroupBy(entry => entry.Key, StringComparer.Ordinal))
            result.Add(key.Key, TypeOf([.. key.Select(entry => entry.Value)], isOptional: !required.Contains(key.Key)));
        result.Others = OthersOf(parts);
    }

    private SchemaType? OthersOf(IReadOnlyCollection<MappingNode> parts)
    {
        if (parts.Any(part => part["patternProperties"] is not null))
            return s_anything;
        var others = parts.Select(part => part["additionalProperties"] ?? part["unevaluatedProperties"]).OfType<Node>().ToList();
        return others.Exists(other => other is ScalarNode { Text: "false" }) ? null : TypeOf(others, isOptional: false);
    }

    private static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
