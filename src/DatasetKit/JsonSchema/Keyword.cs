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

    /// <summary>What the keyword demands, in words that go on from "must be"; null where that takes too many.</summary>
    /// <param name="depth">How many schemas are being described around this one.</param>
    public virtual string? Expected(int depth) => null;

    /// <summary>The schemas that the keyword applies to the value itself, not to its entries or items.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];
}
