using System.Buffers;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>. What the keywords beside it evaluate is found out only here, by walking them
/// again, so that schemas without it pay nothing for it.
/// </summary>
/// <param name="owner">The schema that the keyword stands in; this keyword is evaluated after all others.</param>
/// <param name="schema">What an entry or item must be that no other keyword evaluates.</param>
/// <param name="isProperties">Whether it is about the entries of mappings; else about the items of lists.</param>
internal sealed class UnevaluatedKeyword(SchemaNode owner, SchemaNode schema, bool isProperties) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        var count = CountOf(instance);
        if (count == 0)
            return true;
        var rented = ArrayPool<bool>.Shared.Rent(count);
        var marks = rented.AsSpan(0, count);
        marks.Clear();
        foreach (var keyword in owner.Keywords)
        {
            if (keyword is not UnevaluatedKeyword)
                keyword.Mark(instance, run, marks);
        }

        var isValid = true;
        if (!isProperties && schema.Constant == false && marks.IndexOf(false) is >= 0 and var first)
            isValid = ReportSurplus((SequenceNode)instance, first, marks.Count(false) - 1, run);
        for (var i = 0; i < count && (isValid || run.IsCollecting); i++)
            isValid &= marks[i] || EvaluateAt(instance, i, run);
        ArrayPool<bool>.Shared.Return(rented);
        return isValid;
    }

    public override void Mark(Node instance, Evaluation run, Span<bool> marks)
    {
        if (CountOf(instance) > 0)
            marks.Fill(true);
    }

    private int CountOf(Node instance) => isProperties
        ? (instance as MappingNode)?.Entries.Length ?? 0
        : (instance as SequenceNode)?.Items.Length ?? 0;

    private bool EvaluateAt(Node instance, int at, Evaluation run)
    {
        if (isProperties)
        {
            var entry = ((MappingNode)instance).Entries[at];
            if (schema.Constant != false)
                return run.Child(schema, entry.Key, entry.Value);
            return run.IsCollecting && ReportKey(instance, entry, run);
        }

        return schema.Constant != false && run.Item(schema, at, ((SequenceNode)instance).Items[at]);
    }

    // One message for all: nobody removes them one by one.
    private static bool ReportSurplus(SequenceNode list, int first, int others, Evaluation run) => run.Report(
        Codes.ListForm,
        list.Items[first].Location,
        static (run, _, at) => $"{run.Subject} must not have an item at position {at.First + 1}{(at.Others == 0 ? "" : $", and {Words.Count(at.Others, "other item")} that no part of the schema describes")}.",
        list,
        (First: first, Others: others));

    private bool ReportKey(Node instance, Entry entry, Evaluation run)
    {
        if (!owner.Shape.Knows(entry.Key))
            return PropertiesKeyword.ReportUnknown(run, instance, entry, owner.Shape.KnownKeys);

        // An alternative that does not hold evaluates nothing. Where that is a fault, it has been reported, and its keys are not another one.
        return !owner.Keywords.All(keyword => keyword is UnevaluatedKeyword || run.Quietly(keyword, instance))
            ? false
            : run.Report(Codes.UnknownKey, entry.KeyLocation, static (run, _, key) => $"'{run.PathOf(key)}' is not allowed here; it belongs to an alternative of the schema that does not hold here.", instance, entry.Key);
    }
}
