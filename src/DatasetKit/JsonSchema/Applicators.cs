using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>allOf</c>, and <c>$ref</c> to a schema that is known.</summary>
internal sealed class AllOfKeyword(SchemaNode[] schemas) : Keyword
{
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

/// <summary><c>anyOf</c> and <c>oneOf</c>.</summary>
internal sealed class AlternativesKeyword(SchemaNode[] schemas, bool isOneOf) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        var fitting = 0;
        foreach (var schema in schemas)
        {
            fitting += run.Quietly(schema, instance) ? 1 : 0;
            if (fitting > 0 && (!isOneOf || fitting > 1))
                break;
        }

        if (fitting == 1)
            return true;
        if (fitting > 1)
            return run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} fits more than one of the alternatives that the schema allows; it must fit exactly one.", instance, this);
        return run.IsCollecting && Explain(instance, run);
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        foreach (var schema in schemas)
        {
            if (run.Quietly(schema, instance))
                schema.Mark(instance, run, marks);
        }
    }

    /// <summary>Reports what keeps the value from the branch that came closest.</summary>
    private bool Explain(Node instance, Evaluation run)
    {
        var branches = schemas.Select(schema => run.Apart(schema, instance)).ToList();
        if (run.GivenUp is not null)
            return false;

        // Alternatives of types alone are one fault: none of the types.
        if (branches.TrueForAll(branch => branch is [{ Code: Codes.WrongType or Codes.ValueNotAllowed } only] && only.Location == instance.Location))
            return run.Report(Codes.NoAlternative, instance.Location, static (run, _, branches) => $"{run.Subject} fits none of the alternatives that the schema allows: {string.Join(" Or: ", branches.Select(branch => branch[0].Message))}", instance, branches);
        var closest = branches.MinBy(branch => (branch.Any(finding => finding.Code == Codes.WrongType && finding.Location == instance.Location) ? 1 : 0, branch.Count))!;
        return run.Report(closest);
    }
}

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) =>
        !run.Quietly(schema, instance)
        || run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} is what the schema excludes by 'not'.", instance, this);
}

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) =>
        (run.Quietly(condition, instance) ? then : otherwise)?.Evaluate(instance, run) ?? true;

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        var holds = run.Quietly(condition, instance);
        if (holds)
            condition.Mark(instance, run, marks);
        (holds ? then : otherwise)?.Mark(instance, run, marks);
    }
}

/// <summary><c>$dynamicRef</c> and <c>$recursiveRef</c>: the outermost schema of that anchor in the resources that were entered.</summary>
internal sealed class DynamicRefKeyword(string anchor, SchemaNode fallback) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) => (run.FindDynamic(anchor) ?? fallback).Evaluate(instance, run);

    public override void Mark(Node instance, Evaluation run, Span<bool> marks) => (run.FindDynamic(anchor) ?? fallback).Mark(instance, run, marks);
}
