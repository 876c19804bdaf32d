using System.Text.RegularExpressions;
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
internal sealed partial class TypeKeyword(InstanceTypes types, SchemaNode? owner = null) : Keyword
{
    private const int MaxKeys = 8;
    private const string BracketRemedy = "; remove the brackets, or put all of it in quotes if they belong to the text.";
    private const string QuoteRemedy = "; put it in quotes.";

    public static readonly string[] Names = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public InstanceTypes Types { get; } = types;

    private static readonly string[] s_words = ["null", "true or false", "a mapping", "a list", "a number", "text", "a whole number"];

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (Accepts(Types, instance))
            return true;
        return run.Report(Codes.WrongType, instance.Location, static (run, instance, keyword) => keyword.Describe(run, instance), instance, this);
    }

    public override string Expected(int depth) => Describe(Types);

    /// <summary>The types that the value of a <c>type</c> names; none where there is none.</summary>
    public static InstanceTypes Read(Node? type)
    {
        var result = InstanceTypes.None;
        foreach (var name in type is SequenceNode list ? list.Items : type is null ? [] : [type])
        {
            var at = name is ScalarNode scalar ? Array.IndexOf(Names, scalar.Text) : -1;
            result |= at < 0 ? InstanceTypes.None : (InstanceTypes)(1 << at);
        }

        return result;
    }

    /// <summary>Whether a value is of one of the types.</summary>
    public static bool Accepts(InstanceTypes types, Node value)
    {
        var own = TypeOf(value);
        return (types & own) != 0 || (own == InstanceTypes.Number && (types & InstanceTypes.Integer) != 0 && ExactNumber.Parse(((ScalarNode)value).Text).IsInteger);
    }

    /// <summary>Types in words, as alternatives; null comes last.</summary>
    public static string Describe(InstanceTypes types)
    {
        if ((types & InstanceTypes.Number) != 0)
            types &= ~InstanceTypes.Integer;
        var words = s_words.Where((_, at) => at > 0 && ((int)types & (1 << at)) != 0);
        return Words.List([.. words, .. (types & InstanceTypes.Null) != 0 ? [s_words[0]] : Array.Empty<string>()], "or");
    }

    private string Describe(Evaluation run, Node instance)
    {
        var hint = Hint(run, Types, instance, owner is null ? null : value => run.Quietly(owner, value));

        // Quotes help only where the text is what the schema demands beside the type, which is else told at once.
        return hint == QuoteRemedy && owner is not null && !run.Quietly(owner, InQuotes(instance))
            ? $"{run.Subject} must be {SchemaWords.Describe(owner) ?? Expected(0)}{Words.Not(instance)}."
            : $"{run.Subject} must be {Expected(0)}{Words.Not(instance)}{(hint == "." && Types == InstanceTypes.Object && owner is not null ? KeysOf([owner]) : hint)}";
    }

    /// <summary>How a value of another type becomes one that alternatives demand: only where the value in quotes, or without them, is what one of them demands.</summary>
    public static string Hint(Evaluation run, IReadOnlyList<SchemaNode> alternatives, Node instance)
    {
        var hint = Hint(run, alternatives.Aggregate(InstanceTypes.None, static (types, schema) => types | schema.Shape.Types), instance, Fits);
        var isFit = hint == QuoteRemedy ? Fits(InQuotes(instance))
            : hint == BracketRemedy ? Fits(((SequenceNode)instance).Items[0])
            : Meant(instance) is not { } meant || hint != Remedy(run, instance, meant) || Fits(meant);
        return isFit ? hint : ".";

        bool Fits(Node value) => alternatives.Any(schema => run.Quietly(schema, value));
    }

    /// <summary>The keys of mappings that are demanded, where they are few, for the end of a message.</summary>
    public static string KeysOf(IEnumerable<SchemaNode> schemas) =>
        schemas.Where(schema => schema.Shape.Types == InstanceTypes.Object).SelectMany(schema => schema.Shape.KnownKeys).Distinct().ToList() is { Count: > 0 and <= MaxKeys } keys ? $"; the mapping may have the key{(keys.Count == 1 ? "" : "s")} {Words.Keys(keys, "and")}." : ".";

    private static ScalarNode InQuotes(Node instance) => ScalarNode.String(default, ((ScalarNode)instance).Text);

    /// <summary>The number, true, false or null that a text was meant as; null for others.</summary>
    public static ScalarNode? Meant(Node instance) => instance is not ScalarNode { Kind: ScalarKind.String } text ? null : text.Text switch
    {
        "null" => new ScalarNode(text.Location, ScalarKind.Null, text.Text),
        "true" or "yes" or "Yes" or "on" or "On" or "True" or "TRUE" => new ScalarNode(text.Location, ScalarKind.Boolean, "true"),
        "false" or "no" or "No" or "off" or "Off" or "False" or "FALSE" => new ScalarNode(text.Location, ScalarKind.Boolean, "false"),
        var word when DecimalComma().IsMatch(word) => new ScalarNode(text.Location, ScalarKind.Number, word.Replace(',', '.')),
        var word => IsNumber(word) ? new ScalarNode(text.Location, ScalarKind.Number, word) : null,
    };

    /// <summary>How a text becomes what it was meant as, for the end of a message.</summary>
    public static string Remedy(Evaluation run, Node text, ScalarNode meant) => run.IsTextOnly(text) || meant.Text == ((ScalarNode)text).Text ? run.UnquoteRemedy(text) : $"; write {meant.Text}.";

    /// <summary>How a value of another type becomes one of these, for the end of a message.</summary>
    /// <param name="run">The evaluation.</param>
    /// <param name="types">The types that are allowed.</param>
    /// <param name="instance">The value.</param>
    /// <param name="fits">Whether a value is one that is demanded; null where only its type is known.</param>
    private static string Hint(Evaluation run, InstanceTypes types, Node instance, Func<Node, bool>? fits) => instance switch
    {
        ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } when (types & ~InstanceTypes.Null) == InstanceTypes.String => QuoteRemedy,
        SequenceNode { Items: [ScalarNode word] } list when Accepts(types, word) && word.Location.Line == list.Location.Line && word.Location.Column == list.Location.Column + 1 => BracketRemedy,
        ScalarNode { Kind: ScalarKind.String } when Meant(instance) is { } meant && Accepts(types, meant) => Remedy(run, instance, meant),
        ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } text when (types & (InstanceTypes.Array | InstanceTypes.String)) == InstanceTypes.Array => run.ListRemedy(text, fits),
        ScalarNode { Kind: ScalarKind.String } text when (types & ~InstanceTypes.Null) == InstanceTypes.Object && OddBlank.AfterKey(text.Text) is { } words => $"; {words}.",
        ScalarNode { Kind: ScalarKind.String } when (types & InstanceTypes.String) == 0 && run.IsTextOnly(instance) => run.UnquoteRemedy(instance),
        MappingNode { Entries: [var pair] } when (types & ~InstanceTypes.Null) == InstanceTypes.String && pair.KeyLocation == instance.Location && run.Path.EndsWith(']') => "; a text with ': ' stands in quotes.",
        _ => ".",
    };

    /// <summary>Whether a text is a number of JSON.</summary>
    public static bool IsNumber(string text) => NumberForm().IsMatch(text);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*),[0-9]{1,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalComma();

    public static InstanceTypes TypeOf(Node instance) => instance switch
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
    private readonly HashSet<string> _texts;
    private readonly string[] _names;
    private readonly HashSet<Node> _others;

    public EnumKeyword(IReadOnlyList<Node> values)
    {
        Values = values;
        _texts = values.OfType<ScalarNode>().Where(value => value.Kind == ScalarKind.String).Select(value => value.Text).ToHashSet(StringComparer.Ordinal);
        _names = [.. _texts];
        _others = values.Where(value => value is not ScalarNode { Kind: ScalarKind.String }).ToHashSet(NodeEquality.Comparer);
    }

    /// <summary>The values of several lists, each once.</summary>
    public static EnumKeyword Of(IEnumerable<IReadOnlyList<Node>> lists) => new([.. lists.SelectMany(list => list).Distinct(NodeEquality.Comparer)]);

    /// <summary>The values that are allowed.</summary>
    public IReadOnlyList<Node> Values { get; }

    public override bool Evaluate(Node instance, Evaluation run)
    {
        if (instance.Weight > 1 && !run.SpendOn(instance))
            return false;
        var isKnown = instance is ScalarNode { Kind: ScalarKind.String } text ? _texts.Contains(text.Text) : _others.Count > 0 && _others.Contains(instance);
        return isKnown || run.Report(Codes.ValueNotAllowed, instance.Location, static (run, instance, keyword) => keyword.Describe(run, instance), instance, this);
    }

    public override string Expected(int depth) => Values.Count switch
    {
        0 => "nothing at all",
        1 => Words.Quote(Values[0]),
        _ => Words.List([.. Values.Select(Words.Quote)], "or"),
    };

    /// <summary>The value that was probably meant, for the end of a message.</summary>
    public string Hint(Evaluation run, Node instance) => instance switch
    {
        ScalarNode { Kind: ScalarKind.Number or ScalarKind.Boolean } scalar when _texts.Contains(scalar.Text) => "; put it in quotes.",
        ScalarNode { Kind: ScalarKind.String } when TypeKeyword.Meant(instance) is { } meant && _others.Contains(meant) => TypeKeyword.Remedy(run, instance, meant),
        ScalarNode { Kind: ScalarKind.String } text => run.FindNearest(text.Text, _names) is { } meant ? Hint(text.Text, meant) : ".",
        _ => ".",
    };

    private static string Hint(string written, string meant)
    {
        var isPadded = written.Trim() != written && string.Equals(written.Trim(), meant, StringComparison.OrdinalIgnoreCase);
        return $"; did you mean '{meant}'{(isPadded ? ", without blanks around it" : "")}?{(Words.FindOddLetter(written, meant) is { } odd ? $" The letter {odd} in it only looks the same." : "")}";
    }

    private string Describe(Evaluation run, Node instance) => Values.Count switch
    {
        0 => $"{run.Subject} has no allowed value.",
        1 => $"{run.Subject} must be {Words.Quote(Values[0])}{(TypeKeyword.TypeOf(instance) == TypeKeyword.TypeOf(Values[0]) ? $", not {Words.Quote(instance)}" : Words.Not(instance))}{(Hint(run, instance) is var hint && hint == $"; did you mean '{(Values[0] as ScalarNode)?.Text}'?" ? "." : hint)}",
        _ => $"{run.Subject} is {(instance is ScalarNode { Kind: not ScalarKind.Number } || Values.Any(value => TypeKeyword.TypeOf(value) == TypeKeyword.TypeOf(instance)) ? Words.Quote(instance) : Words.Found(instance))}, but must be one of {string.Join(", ", Values.Take(12).Select(Words.Quote))}{(Values.Count > 12 ? $" and {Values.Count - 12} more" : "")}{Hint(run, instance)}",
    };
}
