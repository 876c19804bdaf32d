using System.Collections.Frozen;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Checks the values of keywords that hold no schemas, in words for the author of a schema.</summary>
internal static class KeywordValues
{
    // What a type is called elsewhere.
    private static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>
    {
        ["int"] = "integer",
        ["int32"] = "integer",
        ["int64"] = "integer",
        ["long"] = "integer",
        ["float"] = "number",
        ["double"] = "number",
        ["decimal"] = "number",
        ["str"] = "string",
        ["text"] = "string",
        ["char"] = "string",
        ["bool"] = "boolean",
        ["dict"] = "object",
        ["map"] = "object",
        ["mapping"] = "object",
        ["list"] = "array",
        ["sequence"] = "array",
        ["tuple"] = "array",
        ["none"] = "null",
        ["nil"] = "null",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a value: the node at fault, and the rest of a sentence that begins with the keyword; null where nothing is.</summary>
    public static (Node Node, string Message)? Fault(string keyword, KeywordForm form, Node value, Draft draft) => form switch
    {
        KeywordForm.Text when Kind(value) != ScalarKind.String => (value, $"must be text, not {Found(value)}{(value is MappingNode ? "; a key of that name is declared within 'properties'." : ".")}"),
        KeywordForm.Text when keyword == "$id" && draft >= Draft.Version201909 && ((ScalarNode)value).Text.TrimEnd('#') is var id && id.Contains('#', StringComparison.Ordinal) =>
            (value, $"is {Words.Quote(value)}, but must not hold a '#'; a name within the schema is given by '$anchor'."),
        KeywordForm.Boolean when Kind(value) != ScalarKind.Boolean => (value, $"must be true or false, not {Found(value)}{(draft == Draft.Version04 && keyword.StartsWith("exclusive", StringComparison.Ordinal) ? "; in draft-04 the bound itself is 'minimum' or 'maximum'." : ".")}"),
        KeywordForm.Number or KeywordForm.PositiveNumber when Kind(value) != ScalarKind.Number => (value, $"must be a number, not {Found(value)}{(Kind(value) == ScalarKind.Boolean ? $"; true and false belong to draft-04, and since then the bound itself stands here." : ".")}"),
        KeywordForm.PositiveNumber when ExactNumber.Compare(ExactNumber.Parse(((ScalarNode)value).Text), ExactNumber.Parse("0")) <= 0 => (value, $"must be a number above 0, not {Words.Quote(value)}."),
        KeywordForm.Count when !IsCount(value) => (value, $"must be a whole number of at least 0, not {Found(value)}."),
        KeywordForm.Mapping when value is not MappingNode => (value, $"must be a mapping, not {Found(value)}."),
        KeywordForm.Values when value is not SequenceNode => (value, $"must be a list of values, not {Found(value)}{(keyword == "enum" ? "; one value alone is allowed by 'const'." : ".")}"),
        KeywordForm.Keys => KeysFault(keyword, value),
        KeywordForm.Types => TypesFault(value),
        _ => null,
    };

    /// <summary>A value as messages speak of it.</summary>
    public static string Found(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } => $"the number {Words.Quote(node)}",
        ScalarNode { Kind: ScalarKind.String } => $"the text {Words.Quote(node)}",
        ScalarNode scalar => scalar.Text,
        _ => node.KindName,
    };

    private static (Node Node, string Message)? KeysFault(string keyword, Node value)
    {
        if (value is not SequenceNode list)
            return (value, $"must be a list of keys, not {Found(value)}{(keyword == "required" && Kind(value) == ScalarKind.Boolean ? "; name the key in the 'required' of the mapping that holds it." : Kind(value) == ScalarKind.String ? $"; write [{Words.Quote(value)}] for one." : ".")}");
        if (list.Items.FirstOrDefault(item => Kind(item) != ScalarKind.String) is { } other)
            return (other, $"must hold keys, which are text, not {Found(other)}.");
        return Twice(list);
    }

    private static (Node Node, string Message)? TypesFault(Node value)
    {
        if (value is not SequenceNode list)
            return TypeFault(value);
        if (list.Items.Length == 0)
            return (value, "must hold at least one type.");
        return list.Items.Select(TypeFault).FirstOrDefault(fault => fault is not null) ?? Twice(list);
    }

    private static (Node Node, string Message)? TypeFault(Node value)
    {
        if (Kind(value) != ScalarKind.String)
            return (value, $"must be the name of a type or a list of such names, not {Found(value)}{(Kind(value) == ScalarKind.Null ? "; put it in quotes: 'null'." : ".")}");
        var name = ((ScalarNode)value).Text;
        if (TypeKeyword.Names.Contains(name, StringComparer.Ordinal))
            return null;
        var names = string.Join(", ", TypeKeyword.Names.Order(StringComparer.Ordinal).Select(known => $"'{known}'"));
        return (value, $"is {Words.Quote(value)}, but must be one of {names}{(TypeMeant(name) is { } meant ? $"; did you mean '{meant}'?" : FormatChecks.Meant(name) is { } format ? $"; write 'string' and, beside 'type', 'format' with the value '{format}'." : ".")}");
    }

    /// <summary>The type that a name means which may come from elsewhere; null where that is not known.</summary>
    public static string? TypeMeant(string name) => s_types.TryGetValue(name, out var meant) ? meant : FormatChecks.Known.ContainsKey(name) ? null : Nearest.Find(name, TypeKeyword.Names);

    private static (Node Node, string Message)? Twice(SequenceNode list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.Items.FirstOrDefault(item => !seen.Add(((ScalarNode)item).Text)) is { } again ? (again, $"holds {Words.Quote(again)} twice.") : null;
    }

    private static bool IsCount(Node value) =>
        Kind(value) == ScalarKind.Number && ExactNumber.Parse(((ScalarNode)value).Text) is { IsInteger: true } number && ExactNumber.Compare(number, ExactNumber.Parse("0")) >= 0;

    private static ScalarKind? Kind(Node value) => (value as ScalarNode)?.Kind;
}
