using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>.</summary>
/// <param name="bound">The bound as it is written.</param>
/// <param name="isMinimum">Whether it is the least value.</param>
/// <param name="isExclusive">Whether the bound itself is out.</param>
internal sealed class BoundKeyword(string bound, bool isMinimum, bool isExclusive) : Keyword
{
    private readonly ExactNumber _bound = ExactNumber.Parse(bound);

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not ScalarNode { Kind: ScalarKind.Number } number)
            return true;
        var order = ExactNumber.Compare(ExactNumber.Parse(number.Text), _bound) * (isMinimum ? 1 : -1);
        if (order > 0 || (order == 0 && !isExclusive))
            return true;
        return run.Report(Codes.NumberRange, instance.Location, static (run, instance, keyword) => $"{run.Subject} is {Words.Quote(instance)}, but must be {keyword.Expected(0)}.", instance, this);
    }

    public override string Expected(int depth) => (isMinimum, isExclusive) switch
    {
        (true, false) => $"at least {bound}",
        (true, true) => $"greater than {bound}",
        (false, false) => $"at most {bound}",
        _ => $"less than {bound}",
    };
}

/// <summary><c>multipleOf</c>.</summary>
internal sealed class MultipleOfKeyword(string divisor) : Keyword
{
    private readonly ExactNumber _divisor = ExactNumber.Parse(divisor);

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance is not ScalarNode { Kind: ScalarKind.Number } node)
            return true;
        var number = ExactNumber.Parse(node.Text);
        return !run.Spend(number.StepsOfMultiple(_divisor))
            || number.IsMultipleOf(_divisor)
            || Report(instance, run);
    }

    private bool Report(Node instance, Evaluation run) =>
        run.Report(Codes.NumberRange, instance.Location, static (run, instance, keyword) => $"{run.Subject} is {Words.Quote(instance)}, but must be {keyword.Expected(0)}.", instance, this);

    // 0.01 is two decimals.
    public override string Expected(int depth) => divisor.StartsWith("0.", StringComparison.Ordinal) && divisor.AsSpan("0.".Length).TrimStart('0') is "1"
        ? $"a number with at most {Words.Count(divisor.Length - "0.".Length, "decimal")}"
        : $"a multiple of {divisor}";
}
