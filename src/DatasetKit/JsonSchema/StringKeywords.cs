using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>minLength</c> and <c>maxLength</c>, in Unicode code points.</summary>
internal sealed class LengthKeyword(long limit, bool isMinimum) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not ScalarNode { Kind: ScalarKind.String } text)
            return true;

        // A text has at most as many code points as UTF-16 units and at least half, so most need not be counted.
        var units = text.Text.Length;
        if (isMinimum ? units / 2 >= limit : units <= limit)
            return true;
        var chars = CodePoints(text.Text);
        return (isMinimum ? chars >= limit : chars <= limit)
            || run.Report(Codes.StringForm, instance.Location, static (run, instance, keyword) => keyword.Describe(run, instance), instance, this);
    }

    private string Describe(Evaluation run, Node instance) => isMinimum && limit == 1
        ? $"{run.Subject} must not be empty."
        : $"{run.Subject} has {Words.Count(CodePoints(((ScalarNode)instance).Text), "character")}, but must have at {(isMinimum ? "least" : "most")} {limit}.";

    private static long CodePoints(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit))
                count--;
        }

        return count;
    }
}

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternKeyword(string pattern, EcmaPattern compiled) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not ScalarNode { Kind: ScalarKind.String } text)
            return true;
        var match = compiled.IsMatch(text.Text);
        if (match is null)
            run.GiveUp($"The pattern {Words.Clip(pattern)} takes too long for this value; write it without look-around and back-references.");
        return match == true || run.Report(Codes.StringForm, instance.Location, static (run, instance, pattern) => $"{run.Subject} is {Words.Quote(instance)}, which does not match the pattern {pattern}.", instance, pattern);
    }
}

/// <summary><c>format</c>, as an assertion.</summary>
internal sealed class FormatKeyword(string format, Func<string, bool> accepts) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run) =>
        instance is not ScalarNode { Kind: ScalarKind.String } text
        || accepts(text.Text)
        || run.Report(Codes.StringForm, instance.Location, static (run, instance, format) => $"{run.Subject} is {Words.Quote(instance)}, which is no valid {format}.", instance, format);
}
