using System.Collections.Immutable;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>prefixItems</c> and <c>items</c>; in older drafts <c>items</c> and <c>additionalItems</c>.</summary>
/// <param name="prefix">Schemas of the first items, one each.</param>
/// <param name="rest">The schema of all further items; null where they are free.</param>
internal sealed class ItemsKeyword(SchemaNode[] prefix, SchemaNode? rest) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not SequenceNode list)
            return true;
        var isValid = true;
        var judged = list.Items.Length;
        if (rest?.Constant == false && judged > prefix.Length)
        {
            // One message for all that are too many; those before them have faults of their own.
            isValid = run.Report(Codes.ListForm, list.Items[prefix.Length].Location, static (run, instance, most) => $"{run.Subject} has {Words.Count(((SequenceNode)instance).Items.Length, "item")}, but must have at most {most}.", instance, prefix.Length);
            judged = run.IsCollecting ? prefix.Length : 0;
        }

        for (var i = 0; i < judged; i++)
        {
            if ((i < prefix.Length ? prefix[i] : rest) is { } schema && !run.Item(schema, i, list.Items[i]))
                isValid = false;
            if (!isValid && !run.IsCollecting)
                return false;
        }

        return isValid;
    }

    public override string? Expected(int depth) => prefix.Length == 0 && rest is not null && SchemaWords.Describe(rest, depth) is { } phrase ? $"a list in which each item is {phrase}" : null;

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (instance is SequenceNode list)
            marks[..(rest is null ? Math.Min(prefix.Length, list.Items.Length) : list.Items.Length)].Fill(true);
    }
}

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword(long limit, bool isMinimum) : Keyword
{
    /// <summary>How the message about an empty list that may hold anything ends.</summary>
    public const string IsEmpty = " is an empty list, but must have at least 1 item.";

    public override bool Evaluate(Node instance, Evaluation run) =>
        instance is not SequenceNode list
        || (isMinimum ? list.Items.Length >= limit : list.Items.Length <= limit)
        || run.Report(Codes.ListForm, instance.Location, static (run, instance, keyword) => keyword.Describe(run, (SequenceNode)instance), instance, this);

    public override string Expected(int depth) => $"a list of at {(isMinimum ? "least" : "most")} {Words.Count(limit, "item")}";

    private string Describe(Evaluation run, SequenceNode list) => (list.Items.Length, limit) switch
    {
        (0, 1) => $"{run.Subject}{IsEmpty}",
        (0, _) => $"{run.Subject} is an empty list, but must have at least {limit} items.",
        _ => $"{run.Subject} has {Words.Count(list.Items.Length, "item")}, but must have at {(isMinimum ? "least" : "most")} {limit}.",
    };
}

/// <summary><c>uniqueItems</c>.</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    // Up to this many items each is compared with each, which allocates nothing.
    private const int ScanLimit = 16;

    // More than these nobody mends one by one.
    private const int MaxReported = 100;

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not SequenceNode list)
            return true;
        if (!run.SpendOn(list))
            return false;
        if (FindRepeated(list.Items) is not { } first)
            return true;
        return run.IsCollecting && ReportRepeated(list, first, run);
    }

    private static bool ReportRepeated(SequenceNode list, int first, Evaluation run)
    {
        var seen = list.Items.Take(first).ToHashSet(NodeEquality.Comparer);
        var repeated = list.Items.Skip(first).Where(item => !seen.Add(item)).Take(MaxReported);
        foreach (var item in repeated)
            run.Report(Codes.ListForm, item.Location, static (run, _, item) => $"{run.Subject} holds {Words.Quote(item)} twice.", list, item);
        return false;
    }

    private static int? FindRepeated(ImmutableArray<Node> items)
    {
        if (items.Length > ScanLimit)
        {
            var seen = new HashSet<Node>(NodeEquality.Comparer);
            for (var i = 0; i < items.Length; i++)
            {
                if (!seen.Add(items[i]))
                    return i;
            }

            return null;
        }

        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (NodeEquality.Comparer.Equals(items[i], items[j]))
                    return i;
            }
        }

        return null;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
/// <param name="schema">What an item must be to count.</param>
/// <param name="least">How many must.</param>
/// <param name="most">How many may.</param>
/// <param name="marksItems">Whether items that count are evaluated, as from 2020-12 on.</param>
internal sealed class ContainsKeyword(SchemaNode schema, long least, long most, bool marksItems) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not SequenceNode list)
            return true;
        var (count, place) = (0, instance.Location);
        for (var i = 0; i < list.Items.Length; i++)
        {
            // The first that is too many is the one at fault.
            if (run.Quietly(schema, list.Items[i]) && count++ == most)
                place = list.Items[i].Location;
        }

        return (count >= least && count <= most)
            || run.Report(Codes.ListForm, place, static (run, _, at) => at.Keyword.Describe(run, at.Count), instance, (Keyword: this, Count: count));
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (!marksItems || instance is not SequenceNode list)
            return;
        for (var i = 0; i < list.Items.Length; i++)
            marks[i] |= run.Quietly(schema, list.Items[i]);
    }

    public override string? Expected(int depth) => least == 1 && most == long.MaxValue && SchemaWords.Describe(schema, depth) is { } phrase ? $"a list that holds {phrase}" : null;

    private string Describe(Evaluation run, int count)
    {
        var (bound, limit) = count < least ? ("at least", least) : ("at most", most);
        var kind = SchemaWords.Describe(schema) is { } phrase ? $"that {(limit == 1 ? "is" : "are each")} {phrase}" : "of the kind that the schema describes by 'contains'";
        return $"{run.Subject} must have {bound} {Words.Count(limit, "item")} {kind}, but has {(count == 0 ? "none" : count)}.";
    }
}
