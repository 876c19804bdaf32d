using DatasetKit.Dates;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>minLength</c> and <c>maxLength</c>, in Unicode code points.</summary>
internal sealed class LengthKeyword(long limit, bool isMinimum) : Keyword
{
    /// <summary>How the message about an empty text ends.</summary>
    public const string IsEmpty = " must not be empty.";

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

    public override string Expected(int depth) => isMinimum && limit == 1 ? "not empty" : $"at {(isMinimum ? "least" : "most")} {Words.Count(limit, "character")} long";

    private string Describe(Evaluation run, Node instance) => isMinimum && instance is ScalarNode { Text: "" }
        ? $"{run.Subject}{IsEmpty}"
        : $"{run.Subject} is {Words.Quote(instance)}, which has {Words.Count(CodePoints(((ScalarNode)instance).Text), "character")}, but must have at {(isMinimum ? "least" : "most")} {limit}.";

    private static long CodePoints(string text)
    {
        // Half of a pair, which an escape can spell, is a code point of its own.
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }
}

/// <summary><c>pattern</c>.</summary>
/// <param name="pattern">The pattern as it is written.</param>
/// <param name="compiled">The pattern.</param>
/// <param name="schema">The schema that it stands in, whose annotations may say what the pattern means.</param>
internal sealed class PatternKeyword(string pattern, EcmaPattern compiled, MappingNode schema) : Keyword
{
    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not ScalarNode { Kind: ScalarKind.String } text)
            return true;
        if (!run.Spend(compiled.StepsFor(text.Text)))
            return false;
        var match = compiled.IsMatch(text.Text);
        if (match is null)
            run.GiveUp(compiled.WhyNoAnswer("this value"));
        return match == true || run.Report(Codes.StringForm, instance.Location, static (run, instance, keyword) => $"{run.Subject} is {Words.Quote(instance)}, but must be {keyword.Expected(0)}{keyword.Meaning}{keyword.Hint(run, (ScalarNode)instance)}", instance, this);
    }

    public override string Expected(int depth) => PatternWords.Describe(pattern) ?? $"text that matches the pattern {ShortText.Of(pattern)}";

    private string Hint(Evaluation run, ScalarNode text) =>
        PatternRepair.Find(text.Text, variant => run.MayTry(compiled.StepsFor(variant)) && compiled.IsProposal(variant)) is { } meant ? $"; did you mean '{ShortText.Of(meant)}'?" : ".";

    /// <summary>What the schema says of the value in its own words, and its first example.</summary>
    private string Meaning
    {
        get
        {
            var words = PatternWords.Describe(pattern) is null && (schema["description"] ?? schema["title"]) is ScalarNode { Kind: ScalarKind.String } text ? $" ({ShortText.Of(text.Text).TrimEnd('.')})" : "";
            return schema["examples"] is SequenceNode { Items: [var example, ..] } ? $"{words}, such as {Words.Quote(example)}" : words;
        }
    }
}

/// <summary><c>format</c>, as an assertion.</summary>
internal sealed class FormatKeyword(string format, Func<string, bool> accepts) : Keyword
{
    // A character of a format costs as much as a tenth of a schema (uri-template, measured).
    private const int CharsAStep = 10;

    public override bool Evaluate(Node instance, Evaluation run) =>
        instance is not ScalarNode { Kind: ScalarKind.String } text
        || (run.Spend(text.Text.Length / CharsAStep) && accepts(text.Text))
        || run.Report(Codes.StringForm, instance.Location, static (run, instance, keyword) => keyword.Describe(run, (ScalarNode)instance), instance, this);

    public override string Expected(int depth) => FormatWords.Describe(format);

    private string Describe(Evaluation run, ScalarNode text)
    {
        var date = format == "date" ? DateReader.Read(text.Text) : default;
        var repair = format != "date" ? FormatWords.Repair(format, text.Text) : date.Fault == DateFault.None ? $"{date.Value:yyyy-MM-dd}" : null;
        var reason = format == "date" && repair is null ? $" {date.Reason.Replace("Write it as YYYY-MM-DD.", "", StringComparison.Ordinal)}".TrimEnd() : "";
        return $"{run.Subject} is {Words.Quote(text)}, but must be {FormatWords.Describe(format)}{(repair is null ? "." : $"; write it as {ShortText.Of(repair)}.")}{reason}";
    }
}
