using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A compiled schema. It is made once, shared by threads, and evaluates trees without allocating while they are valid.</summary>
internal sealed class SchemaNode(SchemaResource resource)
{
    private SchemaShape? _shape;

    /// <summary>The resource that the schema stands in; it decides what <c>$dynamicRef</c> finds.</summary>
    public SchemaResource Resource { get; } = resource;

    /// <summary>What <c>true</c> and <c>false</c> say; null for other schemas.</summary>
    public bool? Constant { get; set; }

    public Keyword[] Keywords { get; set; } = [];

    /// <summary>The schema's <c>title</c>; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>The schema's <c>errorMessage</c>, which editors know: what to tell in place of what its keywords would; null where it has none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What can be read off it for messages; only once all is compiled.</summary>
    public SchemaShape Shape => _shape ??= new SchemaShape(this);

    public bool Evaluate(Node instance, Evaluation run)
    {
        if (Constant is { } constant)
            return constant || run.Report(Codes.NoAlternative, instance.Location, static (run, _, _) => $"{run.Subject} is not allowed here.", instance, this);
        if (!run.Enter(this, out var isNewScope))
            return false;
        var isValid = true;
        var before = run.FindingCount;
        foreach (var keyword in Keywords)
        {
            if (keyword.Evaluate(instance, run))
                continue;
            isValid = false;
            if (!run.IsCollecting)
                break;
        }

        if (!isValid && ErrorMessage is not null)
            run.Retell(before, instance, ErrorMessage);
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
