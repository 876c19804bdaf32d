using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Checks the values that a schema names against the schema that names them: one that is allowed and can never be valid, or an example that is not.</summary>
internal static class SchemaValueCheck
{
    // More nobody writes by hand, and nobody reads.
    private const int MaxValues = 1_000;

    // Some hundredths of a second for all of them.
    private const int MaxSteps = 200_000;

    /// <summary>What is wrong, by its place.</summary>
    /// <param name="schemas">The schemas as written, with their compiled form.</param>
    public static IReadOnlyList<Finding> Find(IEnumerable<(MappingNode Written, SchemaNode Compiled)> schemas)
    {
        var run = new Evaluation(Wording.Value) { MaxSteps = MaxSteps };
        var findings = new List<Finding>();
        var steps = 0L;
        foreach (var (compiled, what, value) in schemas.SelectMany(Values).OrderBy(value => value.Value.Location, Comparer<Location>.Create(Location.Compare)).Take(MaxValues))
        {
            var isValid = run.IsValid(compiled, value);
            steps += run.Steps;
            if (run.GivenUp is not null || steps > MaxSteps)
                break;
            if (!isValid && run.Explain(compiled, value) is [var first, ..] && run.GivenUp is null)
                findings.Add(new Finding(Codes.SchemaContradiction, value.Location, $"{what} {Words.Quote(value)}, which the schema beside it does not allow: {char.ToLowerInvariant(first.Message[0])}{first.Message[1..]}"));
        }

        return findings;
    }

    private static IEnumerable<(SchemaNode Compiled, string What, Node Value)> Values((MappingNode Written, SchemaNode Compiled) schema)
    {
        // What a reference hides is not looked at, and what a dynamic one means depends on where the schema is used.
        var (written, compiled) = schema;
        if (written["$dynamicRef"] is not null || written["$recursiveRef"] is not null || (written["$ref"] is not null && compiled.Resource.Dialect.RefHidesSiblings))
            yield break;
        var types = TypeKeyword.Read(written["type"]);
        foreach (var entry in written.Entries.Where(entry => compiled.Resource.Dialect.Keywords.ContainsKey(entry.Key)))
        {
            // Of another type than 'type' allows is told by itself.
            if (entry is { Key: "enum", Value: SequenceNode allowed })
            {
                foreach (var value in allowed.Items.Where(value => types == InstanceTypes.None || TypeKeyword.Accepts(types, value)))
                    yield return (compiled, "'enum' names", value);
            }
            else if (entry.Key == "const" && (types == InstanceTypes.None || TypeKeyword.Accepts(types, entry.Value)))
            {
                yield return (compiled, "'const' is", entry.Value);
            }
            else if (entry is { Key: "default", Value: ScalarNode { Kind: not ScalarKind.Null } })
            {
                yield return (compiled, "'default' is", entry.Value);
            }
            else if (entry is { Key: "examples", Value: SequenceNode examples })
            {
                foreach (var value in examples.Items)
                    yield return (compiled, "'examples' has", value);
            }
        }
    }
}
