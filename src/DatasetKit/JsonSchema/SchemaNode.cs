using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A compiled schema. It is made once, shared by threads, and evaluates trees without allocating while they are valid.</summary>
internal sealed class SchemaNode(SchemaResource resource)
{
    /// <summary>The resource that the schema stands in; it decides what <c>$dynamicRef</c> finds.</summary>
    public SchemaResource Resource { get; } = resource;

    /// <summary>What <c>true</c> and <c>false</c> say; null for other schemas.</summary>
    public bool? Constant { get; set; }

    public Keyword[] Keywords { get; set; } = [];

    public bool Evaluate(Node instance, Evaluation run)
    {
        if (Constant is { } constant)
            return constant || run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} is not allowed here.", instance, this);
        if (!run.Enter(this, out var isNewScope))
            return false;
        var isValid = true;
        foreach (var keyword in Keywords)
        {
            if (keyword.Evaluate(instance, run))
                continue;
            isValid = false;
            if (!run.IsCollecting)
                break;
        }

        run.Leave(isNewScope);
        return isValid;
    }

    /// <summary>Marks the entries or items that the schema, which must hold, evaluates.</summary>
    public void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (Constant is not null || !run.Enter(this, out var isNewScope))
            return;
        foreach (var keyword in Keywords)
            keyword.Mark(instance, run, marks);
        run.Leave(isNewScope);
    }
}
