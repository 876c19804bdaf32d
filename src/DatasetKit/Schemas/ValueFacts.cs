using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>What all schemas of one value say together, through <c>$ref</c>, <c>allOf</c>, and alternatives of which one alone is not null.</summary>
internal sealed class ValueFacts
{
    private readonly List<MappingNode> _parts = [];

    /// <summary>The schemas that hold for the value, unless it is null.</summary>
    public IReadOnlyList<MappingNode> Parts => _parts;

    /// <summary>The types that are left; null where none is named.</summary>
    public HashSet<string>? Types { get; private set; }

    /// <summary>The first text that a keyword has; null where none has one.</summary>
    public string? Text(string keyword) => _parts.Select(part => part[keyword]).OfType<ScalarNode>().FirstOrDefault(value => value.Kind == ScalarKind.String)?.Text;

    /// <summary>The texts that <c>enum</c> lists.</summary>
    public IReadOnlyList<string> Values() => _parts.Select(part => part["enum"]).OfType<SequenceNode>().FirstOrDefault() is { } values
        ? [.. values.Items.OfType<ScalarNode>().Where(value => value.Kind == ScalarKind.String).Select(value => value.Text)]
        : [];

    private void Narrow(IEnumerable<string> names)
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

    /// <summary>Gathers facts. Schemas may refer to each other so that there is no end of them; after so many steps the rest is not looked at.</summary>
    /// <param name="targetOf">Follows the <c>$ref</c> of a schema.</param>
    /// <param name="maxSteps">How many schemas are looked at, in all values together.</param>
    internal sealed class Collector(Func<MappingNode, Node?> targetOf, int maxSteps)
    {
        private int _steps;

        /// <summary>Whether facts may be missing.</summary>
        public bool IsSpent => _steps > maxSteps;

        /// <summary>What schemas say of one value that all of them hold for.</summary>
        public ValueFacts Collect(params IEnumerable<Node?> schemas)
        {
            var facts = new ValueFacts();
            var seen = new HashSet<MappingNode>();
            foreach (var schema in schemas)
                Add(schema, facts, seen);
            return facts;
        }

        private void Add(Node? schema, ValueFacts facts, HashSet<MappingNode> seen)
        {
            if (schema is not MappingNode mapping || !seen.Add(mapping) || ++_steps > maxSteps)
                return;
            facts._parts.Add(mapping);
            if (mapping["type"] is { } type)
                facts.Narrow(type is SequenceNode list ? list.Items.OfType<ScalarNode>().Select(item => item.Text) : [((ScalarNode)type).Text]);
            if (mapping["enum"] is SequenceNode values)
                facts.Narrow(values.Items.Select(NameOfType));
            if (mapping["const"] is { } value)
                facts.Narrow([NameOfType(value)]);
            Add(targetOf(mapping), facts, seen);
            foreach (var part in (mapping["allOf"] as SequenceNode)?.Items ?? [])
                Add(part, facts, seen);
            foreach (var keyword in (string[])["anyOf", "oneOf"])
                AddAlternatives(mapping[keyword] as SequenceNode, facts, seen);
        }

        private void AddAlternatives(SequenceNode? alternatives, ValueFacts facts, HashSet<MappingNode> seen)
        {
            if (alternatives is null)
                return;
            var all = new List<ValueFacts>();
            foreach (var alternative in alternatives.Items)
            {
                var one = new ValueFacts();
                Add(alternative, one, [.. seen]);
                all.Add(one);
            }

            // Where null is the only other choice, the rest holds as it stands.
            if (all.Where(one => one.Types?.SetEquals(["null"]) != true).ToList() is [var only])
                facts._parts.AddRange(only._parts);
            if (all.TrueForAll(one => one.Types is not null))
                facts.Narrow(all.SelectMany(one => one.Types!));
        }

        private static string NameOfType(Node value) => value switch
        {
            MappingNode => "object",
            SequenceNode => "array",
            ScalarNode { Kind: ScalarKind.Boolean } => "boolean",
            ScalarNode { Kind: ScalarKind.Number } number => number.Text.AsSpan().IndexOfAny(".eE") < 0 ? "integer" : "number",
            ScalarNode { Kind: ScalarKind.Null } => "null",
            _ => "string",
        };
    }
}
