using System.Collections.Frozen;
using System.Collections.Immutable;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Turns schemas into trees of keywords. Each schema is compiled once, so that schemas may refer to each other in circles.</summary>
internal sealed class SchemaCompiler
{
    private static readonly (string Key, bool IsMinimum, bool IsExclusive)[] s_bounds =
        [("minimum", true, false), ("maximum", false, false), ("exclusiveMinimum", true, true), ("exclusiveMaximum", false, true)];

    private static readonly (string Key, Func<long, Keyword> Limit)[] s_limits =
    [
        ("minLength", static limit => new LengthKeyword(limit, isMinimum: true)),
        ("minItems", static limit => new ItemCountKeyword(limit, isMinimum: true)),
        ("minProperties", static limit => new PropertyCountKeyword(limit, isMinimum: true)),
        ("maxLength", static limit => new LengthKeyword(limit, isMinimum: false)),
        ("maxItems", static limit => new ItemCountKeyword(limit, isMinimum: false)),
        ("maxProperties", static limit => new PropertyCountKeyword(limit, isMinimum: false)),
    ];

    // Some two hundred different patterns with a \p{L} each, or fifty thousand short ones.
    private const long MaxPatternSize = 2_000_000;

    private readonly SchemaOptions _options;
    private readonly Dictionary<string, EcmaPattern> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, SchemaNode> _compiled = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, Node> _targets = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(SchemaNode Node, MappingNode Schema)> _pending = new();
    private readonly HashSet<string> _dynamicAnchors = new(StringComparer.Ordinal);
    private readonly List<Finding> _faults = [];
    private readonly List<Keyword> _keywords = [];
    private readonly PatternTime _patternTime = new();
    private long _patternSize;

    public SchemaCompiler(SchemaOptions options)
    {
        _options = options;
        Registry = new SchemaRegistry(options.Loader, Compile);
    }

    public SchemaRegistry Registry { get; }

    /// <summary>What could not be compiled.</summary>
    public IReadOnlyList<Finding> Faults => _faults;

    /// <summary>The schemas that are mappings, as written and compiled.</summary>
    public IEnumerable<(MappingNode Written, SchemaNode Compiled)> Schemas => _compiled.Where(pair => pair.Key is MappingNode).Select(pair => ((MappingNode)pair.Key, pair.Value));

    public Node? TargetOf(MappingNode schema) => _targets.GetValueOrDefault(schema);

    /// <summary>The compiled form of a schema. Its keywords are filled in by <see cref="CompileAll"/>, so that deep schemas need no deep stack.</summary>
    public SchemaNode Compile(Node schema, SchemaResource resource)
    {
        if (_compiled.TryGetValue(schema, out var known))
            return known;
        var mapping = schema as MappingNode;
        var result = _compiled[schema] = new SchemaNode(resource)
        {
            Title = mapping is null ? null : Text(mapping, "title"),
            ErrorMessage = mapping is null ? null : Words.Sentence(Text(mapping, "errorMessage")),
        };
        if (mapping is not null)
            _pending.Enqueue((result, mapping));
        else
            result.Constant = schema is not ScalarNode { Text: "false" };
        return result;
    }

    /// <summary>Fills in the keywords of all schemas that were asked for, and of those that they need.</summary>
    public void CompileAll()
    {
        do
        {
            while (_pending.TryDequeue(out var next))
                Fill(next.Node, next.Schema);

            // What that needs may bring in further documents, which have such anchors too.
            foreach (var anchor in _dynamicAnchors)
                Registry.CompileDynamic(anchor);
        }
        while (_pending.Count > 0);
    }

    private void Fill(SchemaNode node, MappingNode schema)
    {
        try
        {
            node.Keywords = Keywords(schema, node);
        }
        catch (FaultException fault)
        {
            _faults.Add(fault.Finding);
        }
    }

    /// <summary>References that lead back to themselves: whatever the value, following them never ends.</summary>
    public IEnumerable<Finding> Circles()
    {
        var seen = new HashSet<Node>();
        foreach (var start in _targets.Keys)
        {
            var way = new HashSet<Node>();
            Node? at = start;
            while (at is MappingNode schema && _targets.TryGetValue(schema, out var target) && seen.Add(at))
            {
                way.Add(at);
                at = target;
            }

            if (at is MappingNode circle && way.Contains(circle) && circle["$ref"] is ScalarNode reference)
                yield return new Finding(Codes.SchemaReference, reference.Location, $"The reference '{ShortText.Of(reference.Text)}' leads back to itself, so what it demands never ends.");
        }
    }

    private Keyword[] Keywords(MappingNode schema, SchemaNode owner)
    {
        _keywords.Clear();
        Add(_keywords, schema, Known(schema, owner.Resource.Dialect), owner);
        return [.. _keywords];
    }

    /// <summary>The schema without the keywords that its draft does not have, which say nothing.</summary>
    private static MappingNode Known(MappingNode schema, Dialect dialect) =>
        schema.Entries.All(entry => dialect.Keywords.ContainsKey(entry.Key)) ? schema : new MappingNode(schema.Location, [.. schema.Entries.Where(entry => dialect.Keywords.ContainsKey(entry.Key))]);

    private void Add(List<Keyword> keywords, MappingNode written, MappingNode schema, SchemaNode owner)
    {
        var dialect = owner.Resource.Dialect;
        AddReferences(keywords, written, schema, owner.Resource);
        if (dialect.RefHidesSiblings && schema["$ref"] is not null)
            return;
        if (dialect.HasValidation)
            AddAssertions(keywords, schema, owner);

        if (((_options.AssertsFormat && dialect.HasFormat) || dialect.RequiresFormat) && Text(schema, "format") is { } format && FormatChecks.Known.TryGetValue(format, out var accepts))
            keywords.Add(new FormatKeyword(format, accepts));
        if (dialect.HasApplicators)
        {
            AddApplicators(keywords, schema, owner.Resource);
            AddArrayApplicators(keywords, schema, owner.Resource);
        }

        if (!dialect.HasUnevaluated)
            return;
        if (schema["unevaluatedProperties"] is { } properties)
            keywords.Add(new UnevaluatedKeyword(owner, Compile(properties, Registry.OwnerOf(properties, owner.Resource)), isProperties: true));
        if (schema["unevaluatedItems"] is { } items)
            keywords.Add(new UnevaluatedKeyword(owner, Compile(items, Registry.OwnerOf(items, owner.Resource)), isProperties: false));
    }

    private void AddReferences(List<Keyword> keywords, MappingNode written, MappingNode schema, SchemaResource resource)
    {
        if (schema["$ref"] is ScalarNode reference)
        {
            var (target, owner) = Registry.Resolve(resource, reference);
            _targets[written] = target;
            keywords.Add(new AllOfKeyword([Compile(target, owner)]));
        }

        if (schema["$dynamicRef"] is ScalarNode dynamic)
        {
            var (target, owner) = Registry.Resolve(resource, dynamic);
            var anchor = dynamic.Text[(dynamic.Text.IndexOf('#', StringComparison.Ordinal) + 1)..];

            // It is dynamic only where what it leads to by itself is a dynamic anchor of that name.
            var isDynamic = owner.DynamicAnchors.ContainsKey(anchor) && owner.Anchors.GetValueOrDefault(anchor) == target;
            keywords.Add(Dynamic(isDynamic ? anchor : null, Compile(target, owner)));
        }

        if (schema["$recursiveRef"] is ScalarNode recursive)
        {
            var (target, owner) = Registry.Resolve(resource, recursive);
            keywords.Add(Dynamic(owner.DynamicAnchors.ContainsKey("") ? "" : null, Compile(target, owner)));
        }
    }

    private Keyword Dynamic(string? anchor, SchemaNode fallback)
    {
        if (anchor is null)
            return new AllOfKeyword([fallback]);
        _dynamicAnchors.Add(anchor);
        return new DynamicRefKeyword(anchor, fallback);
    }

    private void AddAssertions(List<Keyword> keywords, MappingNode schema, SchemaNode owner)
    {
        if (schema["type"] is { } type)
            keywords.Add(new TypeKeyword(TypeKeyword.Read(type), owner));
        if (schema["enum"] is SequenceNode values)
            keywords.Add(new EnumKeyword(values.Items));
        if (schema["const"] is { } constant)
            keywords.Add(new EnumKeyword([constant]));
        foreach (var (key, isMinimum, isExclusive) in s_bounds)
        {
            // In draft-04 the exclusive keywords are true or false, and say what the bound beside them is.
            if (Number(schema, key) is { } bound)
                keywords.Add(new BoundKeyword(bound, isMinimum, isExclusive || schema[isMinimum ? "exclusiveMinimum" : "exclusiveMaximum"] is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" }));
        }

        if (Number(schema, "multipleOf") is { } divisor && ExactNumber.Compare(ExactNumber.Parse(divisor), ExactNumber.Parse("0")) > 0)
            keywords.Add(new MultipleOfKeyword(divisor));
        foreach (var (key, limit) in s_limits)
        {
            // At least nothing is no demand.
            if (Count(schema, key) is { } count && (count > 0 || !key.StartsWith("min", StringComparison.Ordinal)))
                keywords.Add(limit(count));
        }

        if (schema["pattern"] is ScalarNode { Kind: ScalarKind.String } pattern)
            keywords.Add(new PatternKeyword(pattern.Text, Pattern(pattern.Text, pattern.Location), schema));
        if (schema["uniqueItems"] is ScalarNode { Text: "true" })
            keywords.Add(new UniqueItemsKeyword());
        if (schema["required"] is SequenceNode required)
            keywords.Add(new RequiredKeyword(Strings(required), owner));

        // 'dependencies' was split in two in 2019-09, and means the same still.
        foreach (var entry in Entries(schema, "dependencies").Concat(Entries(schema, "dependentRequired")))
        {
            if (entry.Value is SequenceNode keys)
                keywords.Add(new RequiredKeyword(Strings(keys), owner, entry.Key));
        }
    }

    private void AddApplicators(List<Keyword> keywords, MappingNode schema, SchemaResource resource)
    {
        if (schema["properties"] is not null || schema["patternProperties"] is not null || schema["additionalProperties"] is not null)
        {
            keywords.Add(new PropertiesKeyword(
                Map(schema, "properties", resource).ToFrozenDictionary(pair => pair.Key, pair => pair.Schema, StringComparer.Ordinal),
                [.. Map(schema, "patternProperties", resource).Select(pair => (Pattern(pair.Key, pair.Location), pair.Schema))],
                One(schema, "additionalProperties", resource)));
        }

        if (One(schema, "propertyNames", resource) is { } names)
            keywords.Add(new PropertyNamesKeyword(names));
        foreach (var pair in Map(schema, "dependencies", resource).Concat(Map(schema, "dependentSchemas", resource)))
            keywords.Add(new DependentSchemaKeyword(pair.Key, pair.Schema));
        if (List(schema, "allOf", resource) is { Length: > 0 } all)
            keywords.Add(new AllOfKeyword(all));
        if (List(schema, "anyOf", resource) is { Length: > 0 } any)
            keywords.Add(new AlternativesKeyword(any, isOneOf: false));
        if (List(schema, "oneOf", resource) is { Length: > 0 } one)
            keywords.Add(new AlternativesKeyword(one, isOneOf: true));
        if (One(schema, "not", resource) is { } not)
            keywords.Add(new NotKeyword(not));
        if (One(schema, "if", resource) is { } condition)
            keywords.Add(new IfKeyword(condition, One(schema, "then", resource), One(schema, "else", resource)));
    }

    private void AddArrayApplicators(List<Keyword> keywords, MappingNode schema, SchemaResource resource)
    {
        var isModern = resource.Dialect.Draft == Draft.Version202012;
        var prefix = List(schema, isModern ? "prefixItems" : "items", resource) ?? [];
        var rest = One(schema, isModern || schema["items"] is not SequenceNode ? "items" : "additionalItems", resource);
        if (prefix.Length > 0 || rest is not null)
            keywords.Add(new ItemsKeyword(prefix, rest));
        if (One(schema, "contains", resource) is { } contained)
        {
            var counts = resource.Dialect.HasValidation;
            keywords.Add(new ContainsKeyword(contained, counts ? Count(schema, "minContains") ?? 1 : 1, counts ? Count(schema, "maxContains") ?? long.MaxValue : long.MaxValue, isModern));
        }
    }

    private SchemaNode? One(MappingNode schema, string key, SchemaResource resource) =>
        schema[key] is MappingNode or ScalarNode { Kind: ScalarKind.Boolean } ? Compile(schema[key]!, Registry.OwnerOf(schema[key]!, resource)) : null;

    private SchemaNode[]? List(MappingNode schema, string key, SchemaResource resource) =>
        schema[key] is SequenceNode list ? [.. list.Items.Select(item => Compile(item, Registry.OwnerOf(item, resource)))] : null;

    private IEnumerable<(string Key, Location Location, SchemaNode Schema)> Map(MappingNode schema, string key, SchemaResource resource) =>
        (schema[key] as MappingNode)?.Entries.Where(entry => entry.Value is not SequenceNode).Select(entry => (entry.Key, entry.KeyLocation, Compile(entry.Value, Registry.OwnerOf(entry.Value, resource)))) ?? [];

    private EcmaPattern Pattern(string text, Location location)
    {
        if (_patterns.TryGetValue(text, out var known))
            return known;
        var compiled = EcmaPattern.TryCompile(text, out var reason, _patternTime) ?? throw new FaultException(Codes.SchemaInvalid, location, $"The pattern {ShortText.Of(text)} cannot be used: {reason}");
        _patternSize += compiled.Size;
        if (_patternSize > MaxPatternSize)
            throw new FaultException(Codes.SchemaInvalid, location, $"The patterns of the schema are too large together: {_patterns.Count} come before {ShortText.Of(text)}.");
        _patterns.Add(text, compiled);
        return compiled;
    }

    private static ImmutableArray<Entry> Entries(MappingNode schema, string key) => (schema[key] as MappingNode)?.Entries ?? [];

    private static string[] Strings(SequenceNode list) => [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)];

    private static string? Text(MappingNode schema, string key) => schema[key] is ScalarNode { Kind: ScalarKind.String } text ? text.Text : null;

    private static string? Number(MappingNode schema, string key) => schema[key] is ScalarNode { Kind: ScalarKind.Number } number ? number.Text : null;

    private static long? Count(MappingNode schema, string key) =>
        Number(schema, key) is { } number ? (long)Math.Min(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture), 1L << 53) : null;
}
