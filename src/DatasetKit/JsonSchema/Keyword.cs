using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A compiled keyword.</summary>
internal abstract class Keyword
{
    /// <summary>Whether the value satisfies the keyword. Where it does not and the run collects, it has been reported.</summary>
    public abstract bool Evaluate(Node instance, Evaluation run);

    /// <summary>Marks the entries or items of the value that the keyword evaluates, for <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
    public virtual void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
    }
}
