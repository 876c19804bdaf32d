using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Inference;

/// <summary>What was seen of the values of one place. Profiles can be added up in any order.</summary>
internal sealed class ValueProfile(ProfileBudget budget, int depth)
{
    // Deeper values are only named: lists and mappings of that depth have no form that a schema would help.
    private const int MaxDepth = 16;

    private MappingProfile? _mappings;

    /// <summary>How many values were seen, those that could not be used too.</summary>
    public long Count { get; private set; }

    public long Faulty { get; private set; }

    public long Nulls { get; private set; }

    public long Booleans { get; private set; }

    public long Numbers { get; private set; }

    /// <summary>Those of <see cref="Numbers"/> that are written without a fraction and an exponent.</summary>
    public long Integers { get; private set; }

    public long Lists { get; private set; }

    public long Mappings { get; private set; }

    public TextProfile Texts { get; } = new();

    /// <summary>The least number as it was written; null where there is none.</summary>
    public string? Least { get; private set; }

    /// <summary>The greatest number as it was written; null where there is none.</summary>
    public string? Greatest { get; private set; }

    /// <summary>What was seen of the items of lists; null where none was seen or looked at.</summary>
    public ValueProfile? Items { get; private set; }

    /// <summary>What was seen of the keys of mappings; null where none was seen or looked at.</summary>
    public MappingProfile? Keys => _mappings;

    public void AddFaulty()
    {
        Count++;
        Faulty++;
    }

    public void Add(Node value)
    {
        Count++;
        switch (value)
        {
            case MappingNode mapping:
                Mappings++;
                if (depth < MaxDepth)
                    (_mappings ??= new MappingProfile(budget, depth)).Add(mapping);
                break;
            case SequenceNode list:
                Lists++;
                foreach (var item in depth < MaxDepth ? list.Items : [])
                    (Items ??= new ValueProfile(budget, depth + 1)).Add(item);
                break;
            case ScalarNode { Kind: ScalarKind.String } text:
                Texts.Add(text.Text);
                break;
            case ScalarNode { Kind: ScalarKind.Number } number:
                Numbers++;
                Integers += number.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? 1 : 0;
                AddRange(number.Text, number.Text);
                break;
            case ScalarNode { Kind: ScalarKind.Boolean }:
                Booleans++;
                break;
            default:
                Nulls++;
                break;
        }
    }

    public void Add(ValueProfile other)
    {
        Count += other.Count;
        Faulty += other.Faulty;
        Nulls += other.Nulls;
        Booleans += other.Booleans;
        Numbers += other.Numbers;
        Integers += other.Integers;
        Lists += other.Lists;
        Mappings += other.Mappings;
        Texts.Add(other.Texts);
        AddRange(other.Least, other.Greatest);
        if (other.Items is not null && depth < MaxDepth)
            (Items ??= new ValueProfile(budget, depth + 1)).Add(other.Items);
        if (other._mappings is not null && depth < MaxDepth)
            (_mappings ??= new MappingProfile(budget, depth)).Add(other._mappings);
    }

    private void AddRange(string? least, string? greatest)
    {
        if (least is not null && (Least is null || Compare(least, Least) < 0))
            Least = least;
        if (greatest is not null && (Greatest is null || Compare(greatest, Greatest) > 0))
            Greatest = greatest;
    }

    // 1.0 and 1 are one number; which of them is shown must not depend on which came first.
    private static int Compare(string left, string right) =>
        ExactNumber.Compare(ExactNumber.Parse(left), ExactNumber.Parse(right)) is not 0 and var order ? order : string.CompareOrdinal(left, right);
}
