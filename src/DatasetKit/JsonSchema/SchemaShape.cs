using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// What can be read off a compiled schema without a value. It serves messages alone, so it is found out where it is first asked for, and
/// kept: a value may have as many faults as it has items. Threads may find it out at once, to the same end.
/// </summary>
internal sealed class SchemaShape(SchemaNode schema)
{
    private static readonly InstanceTypes s_all = (InstanceTypes)((1 << TypeKeyword.Names.Length) - 1);

    private readonly string?[] _words = new string?[SchemaWords.MaxDepth];
    private IReadOnlyList<SchemaNode>? _together;
    private IReadOnlyList<Keyword>? _keywords;
    private InstanceTypes? _types;
    private int _isClosed;
    private HashSet<string>? _requiredKeys;
    private IReadOnlyList<string>? _requiredAlone;
    private string[]? _knownKeys;
    private IReadOnlyList<string>? _decisive;
    private HashSet<string>? _knownKeySet;

    /// <summary>The schema and all that hold wherever it holds: those of <c>allOf</c> and <c>$ref</c>.</summary>
    public IReadOnlyList<SchemaNode> Together => _together ??= [.. Reach(static keyword => (keyword as AllOfKeyword)?.Schemas ?? [])];

    /// <summary>What these demand, without what only brings them together.</summary>
    public IReadOnlyList<Keyword> Keywords => _keywords ??= [.. Together.SelectMany(part => part.Keywords).Where(keyword => keyword is not AllOfKeyword)];

    /// <summary>The types that a value may have.</summary>
    public InstanceTypes Types => _types ??= schema.Constant == false ? InstanceTypes.None : Keywords.Aggregate(s_all, static (types, keyword) => types & TypesOf(keyword));

    /// <summary>The keys that a mapping must have.</summary>
    public IReadOnlySet<string> RequiredKeys => _requiredKeys ??= Keywords.OfType<RequiredKeyword>().Where(keyword => keyword.Trigger is null).SelectMany(keyword => keyword.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>The keys that the schema demands where it says nothing else; none where it does.</summary>
    public IReadOnlyList<string> RequiredAlone =>
        _requiredAlone ??= Keywords.All(keyword => keyword is RequiredKeyword { Trigger: null } or TypeKeyword { Types: InstanceTypes.Object }) ? [.. RequiredKeys] : [];

    /// <summary>The keys that the schema names, those of its alternatives too, by code point.</summary>
    public IReadOnlyList<string> KnownKeys => _knownKeys ??= [.. KnownKeySet.Order(CodePointOrder.Comparer)];

    /// <summary>The keys whose values decide whether a mapping fits, for a schema that is a condition.</summary>
    public IReadOnlyList<string> Decisive => _decisive ??= Keywords is [NotKeyword { Schema: { } excluded }] ? excluded.Shape.Decisive : [.. Keywords.OfType<PropertiesKeyword>().SelectMany(keyword => keyword.Known)];

    /// <summary>Whether a mapping may have no keys but those that the schema names.</summary>
    public bool IsClosed => (_isClosed == 0 ? _isClosed = Keywords.Any(static keyword => keyword is PropertiesKeyword { IsClosed: true }) ? 1 : -1 : _isClosed) > 0;

    /// <summary>The values of the first <c>enum</c> or <c>const</c>; null where there is none.</summary>
    public EnumKeyword? Values => Keywords.OfType<EnumKeyword>().FirstOrDefault();

    private HashSet<string> KnownKeySet => _knownKeySet ??= Reach(static keyword => keyword.InPlace)
        .SelectMany(part => part.Keywords).OfType<PropertiesKeyword>().SelectMany(keyword => keyword.Known).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the schema or one of its alternatives names the key.</summary>
    public bool Knows(string key) => KnownKeySet.Contains(key);

    /// <summary>The values that a key may have where the schema lists them; null where it does not.</summary>
    public IReadOnlyList<Node>? ValuesOf(string key) => Keywords.OfType<PropertiesKeyword>()
        .Select(keyword => keyword.Properties.GetValueOrDefault(key)?.Shape.Values).OfType<EnumKeyword>().FirstOrDefault()?.Values;

    /// <summary>What the schema demands, as <see cref="SchemaWords" /> says it at a depth; empty where it cannot.</summary>
    /// <param name="depth">How many schemas are being described around it.</param>
    /// <param name="describe">Says it.</param>
    public string WordsAt(int depth, Func<SchemaNode, int, string> describe) => _words[depth] ??= describe(schema, depth);

    private static InstanceTypes TypesOf(Keyword keyword) => keyword switch
    {
        TypeKeyword type => (type.Types & InstanceTypes.Number) != 0 ? type.Types | InstanceTypes.Integer : type.Types,
        EnumKeyword values => values.Values.Aggregate(InstanceTypes.None, static (types, value) => types | TypeKeyword.TypeOf(value)),
        _ => s_all,
    };

    private IEnumerable<SchemaNode> Reach(Func<Keyword, IEnumerable<SchemaNode>> next)
    {
        var seen = new HashSet<SchemaNode> { schema };
        var pending = new Queue<SchemaNode>([schema]);
        while (pending.TryDequeue(out var part))
        {
            yield return part;
            foreach (var further in part.Keywords.SelectMany(next).Where(seen.Add))
                pending.Enqueue(further);
        }
    }
}
