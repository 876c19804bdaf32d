using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>The types of JSON Schema as bits, so that a list of types is one number.</summary>
[Flags]
internal enum InstanceTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,
    Integer = 64,
}

/// <summary><c>type</c>.</summary>
internal sealed class TypeKeyword(InstanceTypes types) : Keyword
{
    public static readonly string[] Names = ["null", "boolean", "object", "array", "number", "string", "integer"];

    private static readonly string[] s_words = ["null", "true or false", "a mapping", "a list", "a number", "text", "a whole number"];

    public override bool Evaluate(Node instance, Evaluation run)
    {
        var own = TypeOf(instance);
        if ((types & own) != 0 || (own == InstanceTypes.Number && (types & InstanceTypes.Integer) != 0 && ExactNumber.Parse(((ScalarNode)instance).Text).IsInteger))
            return true;
        return run.Report(Codes.WrongType, instance.Location, static (run, instance, keyword) => $"{run.Subject} must be {keyword.Expected}, not {keyword.Found(instance)}.", instance, this);
    }

    private string Expected => string.Join(" or ", s_words.Where((_, at) => ((int)types & (1 << at)) != 0));

    private string Found(Node instance) => instance switch
    {
        // Quotes are what turns a number into text, and text into nothing else.
        ScalarNode { Kind: ScalarKind.Number } number => $"the number {Words.Clip(number.Text)}{((types & InstanceTypes.String) != 0 ? "; put it in quotes" : "")}",
        ScalarNode { Kind: ScalarKind.String } text => $"the text '{Words.Clip(text.Text)}'",
        ScalarNode { Kind: ScalarKind.Boolean } boolean => boolean.Text,
        _ => instance.KindName,
    };

    private static InstanceTypes TypeOf(Node instance) => instance switch
    {
        MappingNode => InstanceTypes.Object,
        SequenceNode => InstanceTypes.Array,
        ScalarNode { Kind: ScalarKind.String } => InstanceTypes.String,
        ScalarNode { Kind: ScalarKind.Number } => InstanceTypes.Number,
        ScalarNode { Kind: ScalarKind.Boolean } => InstanceTypes.Boolean,
        _ => InstanceTypes.Null,
    };
}

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class EnumKeyword : Keyword
{
    private const int ShownValues = 12;

    private readonly IReadOnlyList<Node> _values;
    private readonly HashSet<string> _texts;
    private readonly HashSet<Node> _others;

    public EnumKeyword(IReadOnlyList<Node> values)
    {
        _values = values;
        _texts = values.OfType<ScalarNode>().Where(value => value.Kind == ScalarKind.String).Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        _others = values.Where(value => value is not ScalarNode { Kind: ScalarKind.String }).ToHashSet(NodeEquality.Comparer);
    }

    public override bool Evaluate(Node instance, Evaluation run)
    {
        var isKnown = instance is ScalarNode { Kind: ScalarKind.String } text ? _texts.Contains(text.Text) : _others.Count > 0 && _others.Contains(instance);
        return isKnown || run.Report(Codes.ValueNotAllowed, instance.Location, static (run, instance, keyword) => keyword.Describe(run, instance), instance, this);
    }

    private string Describe(Evaluation run, Node instance)
    {
        var found = instance is ScalarNode ? Words.Quote(instance) : instance.KindName;
        var hint = instance is ScalarNode scalar ? Nearest.Hint(scalar.Text, _texts) : ".";
        if (_values.Count == 1)
            return $"{run.Subject} must be {Words.Quote(_values[0])}, not {found}{hint}";
        var shown = string.Join(", ", _values.Take(ShownValues).Select(Words.Quote)) + (_values.Count > ShownValues ? $" and {_values.Count - ShownValues} more" : "");
        return _values.Count == 0 ? $"{run.Subject} has no allowed value." : $"{run.Subject} is {found}, but must be one of {shown}{hint}";
    }
}
