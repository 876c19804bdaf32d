using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// Proves that one schema accepts all that another accepts. A proof can be trusted; where there is none the answer is no, though it may
/// be so: what <c>oneOf</c>, <c>not</c>, <c>if</c> and their like demand is compared by its wording alone.
/// </summary>
/// <remarks>
/// A schema is taken as the list of its demands, with those of <c>allOf</c> and <c>$ref</c> among them. The wider schema accepts all that
/// the narrower accepts where each of its demands follows from the demands of the narrower.
/// </remarks>
internal sealed class SchemaInclusion
{
    // Schemas may refer to each other so that the pairs to compare multiply; a proof this long or deep is given up.
    private const int MaxSteps = 20_000;
    private const int MaxDepth = 100;

    private static readonly string[] s_allTypes = ["null", "boolean", "object", "array", "number", "string"];

    private readonly HashSet<(Node, Node)> _assumed = [];
    private int _steps;

    private SchemaInclusion()
    {
    }

    /// <summary>Whether it is certain that <paramref name="wide"/> accepts every value that <paramref name="narrow"/> accepts.</summary>
    public static bool Includes(SchemaPart wide, SchemaPart narrow) => new SchemaInclusion().IsIncluded(wide, narrow);

    /// <summary>The same, where some keywords of both are left out of account.</summary>
    public static bool Includes(SchemaPart wide, SchemaPart narrow, params string[] without)
    {
        var proof = new SchemaInclusion();
        var demands = Demands(narrow).Where(demand => !without.Contains(demand.Keyword)).ToList();
        return Demands(wide).Where(demand => !without.Contains(demand.Keyword)).All(demand => proof.Follows(demand, demands));
    }

    private bool IsIncluded(SchemaPart wide, SchemaPart narrow)
    {
        if (++_steps > MaxSteps || _assumed.Count > MaxDepth)
            return false;

        // A schema that refers to itself includes another where nothing on the way round speaks against it.
        if (!_assumed.Add((wide.Node, narrow.Node)))
            return true;
        var demands = Demands(narrow);
        var isIncluded = Demands(wide).TrueForAll(demand => Follows(demand, demands));

        // What was found on the way round holds only there.
        _assumed.Remove((wide.Node, narrow.Node));
        return isIncluded;
    }

    private static List<Demand> Demands(SchemaPart schema)
    {
        var demands = new List<Demand>();
        Collect(schema, demands, []);
        return demands;
    }

    private static void Collect(SchemaPart schema, List<Demand> demands, HashSet<Node> seen)
    {
        if (schema.Node is ScalarNode { Text: "false" })
            demands.Add(new Demand("false", schema, schema));
        if (schema.Node is not MappingNode mapping || !seen.Add(mapping))
            return;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key == "allOf")
                schema.With(entry.Value).Items().ToList().ForEach(part => Collect(part, demands, seen));
            else if (entry.Key == "$ref" && schema.Target() is { } target)
                Collect(target, demands, seen);
            else if (SchemaPart.IsDemand(entry.Key))
                demands.Add(new Demand(entry.Key, schema.With(entry.Value), schema));
        }
    }

    private bool Follows(Demand demand, List<Demand> from) =>
        from.Any(other => other.Keyword == "false")
        || FollowsDirectly(demand, from)
        || from.Any(other => other.Keyword is "anyOf" or "oneOf" && other.Value.Items() is { Count: > 0 } branches && branches.All(branch => Follows(demand, Demands(branch))));

    private bool FollowsDirectly(Demand demand, List<Demand> from)
    {
        var types = Types(from);
        if (Scope(demand.Keyword) is { } scope && !types.Contains(scope))
            return true;
        return demand.Keyword switch
        {
            "false" => types.Count == 0,
            "type" => types.IsSubsetOf(NamedTypes(demand.Value.Node)) && (!types.Contains("number") || IsNumberAllowed(demand, from)),
            "enum" or "const" => from.Any(other => Values(other) is { } values && Values(demand) is { } allowed && values.All(value => allowed.Contains(value, NodeEquality.Comparer))),
            "minLength" or "minItems" or "minProperties" => from.Any(other => other.Keyword == demand.Keyword && Compare(other, demand) >= 0),
            "maxLength" or "maxItems" or "maxProperties" => from.Any(other => other.Keyword == demand.Keyword && Compare(other, demand) <= 0),
            "minimum" => from.Any(other => other.Keyword is "minimum" or "exclusiveMinimum" && Compare(other, demand) >= 0),
            "maximum" => from.Any(other => other.Keyword is "maximum" or "exclusiveMaximum" && Compare(other, demand) <= 0),
            "exclusiveMinimum" => from.Any(other => other.Keyword is "minimum" or "exclusiveMinimum" && Compare(other, demand) is var order && (order > 0 || (order == 0 && other.Keyword == demand.Keyword))),
            "exclusiveMaximum" => from.Any(other => other.Keyword is "maximum" or "exclusiveMaximum" && Compare(other, demand) is var order && (order < 0 || (order == 0 && other.Keyword == demand.Keyword))),
            "multipleOf" => from.Any(other => other.Keyword == demand.Keyword && Number(other).IsMultipleOf(Number(demand))),
            "uniqueItems" => demand.Value.Node is ScalarNode { Text: "false" } || HasLike(demand, from),
            "required" => Names(demand).All(name => from.Any(other => other.Keyword == demand.Keyword && Names(other).Contains(name))),
            "properties" => FollowsByKey(demand, from),
            "additionalProperties" => FollowsForOtherKeys(demand, from),
            "items" => FollowsForItems(demand, from),
            "anyOf" => demand.Value.Items().Any(branch => Demands(branch).TrueForAll(part => Follows(part, from))),
            "if" or "then" or "else" or "contains" or "minContains" or "maxContains" => HasLikeGroup(demand, from),
            "unevaluatedProperties" or "unevaluatedItems" or "prefixItems" or "additionalItems" => from.Any(other => SchemaPart.AreAlike(other.Owner, demand.Owner)),
            _ => HasLike(demand, from),
        };
    }

    private bool FollowsByKey(Demand demand, List<Demand> from) => demand.Value.Node is MappingNode properties && properties.Entries.All(property =>
        IsIncluded(demand.Value.With(property.Value), SchemaPart.Anything(demand.Value.Owner)) || from.Any(other => Narrowest(other, property.Key) is { } narrow && IsIncluded(demand.Value.With(property.Value), narrow)));

    /// <summary>What a demand of the narrower schema says of the value of a key; null where it says nothing.</summary>
    private static SchemaPart? Narrowest(Demand other, string key) => other.Keyword switch
    {
        "properties" => other.Value.Below(key),
        "additionalProperties" when other.Owner.Below("patternProperties") is null && other.Owner.Below("properties")?.Below(key) is null => other.Value,
        _ => null,
    };

    private bool FollowsForOtherKeys(Demand demand, List<Demand> from)
    {
        if (demand.Owner.Below("patternProperties") is not null)
            return from.Any(other => SchemaPart.AreAlike(other.Owner, demand.Owner));
        var own = demand.Owner.Below("properties");
        return from.Select(other => other.Owner).Any(owner =>
            owner.Below("patternProperties") is null
            && IsIncluded(demand.Value, owner.Below("additionalProperties") ?? SchemaPart.Anything(owner.Owner))
            && ((owner.Below("properties")?.Node as MappingNode)?.Entries ?? []).All(property => own?.Below(property.Key) is not null || IsIncluded(demand.Value, owner.With(property.Value))));
    }

    private bool FollowsForItems(Demand demand, List<Demand> from) =>
        IsPlain(demand)
            ? IsIncluded(demand.Value, SchemaPart.Anything(demand.Value.Owner)) || from.Any(other => other.Keyword == "items" && IsPlain(other) && IsIncluded(demand.Value, other.Value))
            : from.Any(other => SchemaPart.AreAlike(other.Owner, demand.Owner));

    /// <summary>Whether all items have one schema.</summary>
    private static bool IsPlain(Demand items) => items.Value.Node is not SequenceNode && items.Owner.Below("prefixItems") is null;

    private static bool HasLike(Demand demand, List<Demand> from) =>
        from.Any(other => other.Keyword == demand.Keyword && SchemaPart.AreAlike(other.Only(other.Keyword), demand.Only(demand.Keyword)));

    /// <summary>For keywords that mean something together only.</summary>
    private static bool HasLikeGroup(Demand demand, List<Demand> from)
    {
        string[] group = demand.Keyword is "if" or "then" or "else" ? ["if", "then", "else"] : ["contains", "minContains", "maxContains"];
        return from.Any(other => group.Contains(other.Keyword) && SchemaPart.AreAlike(other.Only(group), demand.Only(group)));
    }

    /// <summary>The types that a value can have.</summary>
    private static HashSet<string> Types(List<Demand> demands)
    {
        var types = s_allTypes.ToHashSet(StringComparer.Ordinal);
        foreach (var demand in demands)
        {
            if (demand.Keyword == "type")
                types.IntersectWith(NamedTypes(demand.Value.Node));
            else if (Values(demand) is { } values)
                types.IntersectWith(values.Select(TypeOf));
            else if (demand.Keyword is "anyOf" or "oneOf" && demand.Value.Items() is { Count: > 0 } branches)
                types.IntersectWith(branches.SelectMany(branch => Types(Shallow(branch))));
        }

        return types;
    }

    // Without references and alternatives within, so that the search for types ends.
    private static List<Demand> Shallow(SchemaPart branch) =>
        branch.Node is MappingNode mapping && (mapping["$ref"] ?? mapping["allOf"]) is null ? [.. Demands(branch).Where(demand => demand.Keyword is not ("anyOf" or "oneOf"))] : [];

    /// <summary>The types that <c>type</c> names; a whole number is a number here, and <see cref="IsNumberAllowed"/> tells them apart.</summary>
    private static HashSet<string> NamedTypes(Node node) =>
        [.. Texts(node).Select(name => name == "integer" ? "number" : name)];

    private static bool IsNumberAllowed(Demand demand, List<Demand> from) =>
        Texts(demand.Value.Node).Contains("number")
        || from.Any(other => (other.Keyword == "type" && Texts(other.Value.Node) is var names && names.Contains("integer") && !names.Contains("number"))
            || (Values(other) is { } values && values.OfType<ScalarNode>().Where(value => value.Kind == ScalarKind.Number).All(value => ExactNumber.Parse(value.Text).IsInteger)));

    private static string? Scope(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" => "string",
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => "number",
        "items" or "prefixItems" or "additionalItems" or "minItems" or "maxItems" or "uniqueItems" or "contains" or "minContains" or "maxContains" or "unevaluatedItems" => "array",
        "properties" or "patternProperties" or "additionalProperties" or "propertyNames" or "required" or "minProperties" or "maxProperties" or "dependencies" or "dependentRequired" or "dependentSchemas" or "unevaluatedProperties" => "object",
        "format" => "string",
        _ => null,
    };

    private static IReadOnlyList<Node>? Values(Demand demand) => demand.Keyword switch
    {
        "const" => [demand.Value.Node],
        "enum" => (demand.Value.Node as SequenceNode)?.Items,
        _ => null,
    };

    private static string TypeOf(Node value) => value switch
    {
        MappingNode => "object",
        SequenceNode => "array",
        ScalarNode { Kind: ScalarKind.Null } => "null",
        ScalarNode { Kind: ScalarKind.Boolean } => "boolean",
        ScalarNode { Kind: ScalarKind.Number } => "number",
        _ => "string",
    };

    private static string[] Names(Demand demand) => [.. Texts(demand.Value.Node)];

    private static IEnumerable<string> Texts(Node node) => node is SequenceNode list ? list.Items.OfType<ScalarNode>().Select(item => item.Text) : node is ScalarNode scalar ? [scalar.Text] : [];

    private static int Compare(Demand left, Demand right) => ExactNumber.Compare(Number(left), Number(right));

    private static ExactNumber Number(Demand demand) => ExactNumber.Parse(((ScalarNode)demand.Value.Node).Text);

    /// <summary>One keyword with its value.</summary>
    /// <param name="Keyword">The keyword.</param>
    /// <param name="Value">Its value, which may be a schema.</param>
    /// <param name="Owner">The schema that it stands in.</param>
    private readonly record struct Demand(string Keyword, SchemaPart Value, SchemaPart Owner)
    {
        /// <summary>The schema with these keywords alone.</summary>
        public SchemaPart Only(params string[] keywords) =>
            Owner.With(new MappingNode(default, [.. ((MappingNode)Owner.Node).Entries.Where(entry => keywords.Contains(entry.Key))]));
    }
}
