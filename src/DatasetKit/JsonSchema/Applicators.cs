using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>allOf</c>, and <c>$ref</c> to a schema that is known.</summary>
internal sealed class AllOfKeyword(SchemaNode[] schemas) : Keyword
{
    public IReadOnlyList<SchemaNode> Schemas => schemas;

    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override bool Evaluate(Node instance, Evaluation run)
    {
        var isValid = true;
        foreach (var schema in schemas)
        {
            isValid &= schema.Evaluate(instance, run);
            if (!isValid && !run.IsCollecting)
                return false;
        }

        return isValid;
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        foreach (var schema in schemas)
            schema.Mark(instance, run, marks);
    }
}

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword
{
    public SchemaNode Schema => schema;

    public override bool Evaluate(Node instance, Evaluation run) =>
        !run.Quietly(schema, instance) || (run.IsCollecting && Explain(instance, run));

    public override string? Expected(int depth) => SchemaWords.Describe(schema, depth) is { } phrase ? $"anything but {phrase}" : null;

    private bool Explain(Node instance, Evaluation run)
    {
        // Where the schema excludes keys, the last of them is the one at fault.
        if (instance is MappingNode mapping && schema.Shape.RequiredAlone is { Count: > 0 } keys)
        {
            var place = keys.Select(key => mapping.Find(key)!.Value.KeyLocation).MaxBy(location => (location.Line, location.Column));
            return run.Report(Codes.NoAlternative, place, static (run, _, keys) => keys.Count == 1
                ? $"The key '{run.PathOf(keys[0])}' is not allowed here."
                : $"The keys {Words.Keys(keys, "and")} exclude each other{(run.Path.Length == 0 ? "" : $" in {run.Subject}")}; remove one.", instance, keys);
        }

        return run.Report(Codes.NoAlternative, instance.Location, static (run, instance, schema) => SchemaWords.Describe(schema) is { } phrase
            ? $"{run.Subject} is {(instance is ScalarNode ? Words.Quote(instance) : instance.KindName)}, but must not be {phrase}."
            : $"{run.Subject} is what the schema excludes by 'not'.", instance, schema);
    }
}

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        var holds = run.Quietly(condition, instance);
        if ((holds ? then : otherwise) is not { } branch)
            return true;
        if (!run.IsCollecting)
            return branch.Evaluate(instance, run);
        return IsUndecided(instance, run) ? run.Quietly(branch, instance) : run.Because(SchemaWords.DescribeCondition(condition, holds, instance), branch, instance);
    }

    /// <summary>Which branch counts is not known while a value that decides it is one that cannot stand.</summary>
    private bool IsUndecided(Node instance, Evaluation run) => instance is MappingNode mapping && condition.Shape.Decisive.Any(key => mapping[key] is { } value && run.IsAtFault(value));

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        var holds = run.Quietly(condition, instance);
        if (holds)
            condition.Mark(instance, run, marks);
        (holds ? then : otherwise)?.Mark(instance, run, marks);
    }

    public override IEnumerable<SchemaNode> InPlace => new[] { condition, then, otherwise }.OfType<SchemaNode>();
}

/// <summary><c>$dynamicRef</c> and <c>$recursiveRef</c>: the outermost schema of that anchor in the resources that were entered.</summary>
internal sealed class DynamicRefKeyword(string anchor, SchemaNode fallback) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) => (run.FindDynamic(anchor) ?? fallback).Evaluate(instance, run);

    public override void Mark(Node instance, Evaluation run, Span<bool> marks) => (run.FindDynamic(anchor) ?? fallback).Mark(instance, run, marks);
}
