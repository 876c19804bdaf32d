using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>What can be read off a compiled schema without a value. It serves messages alone, so it may take its time.</summary>
internal static class SchemaShape
{
    private static readonly InstanceTypes s_all = (InstanceTypes)((1 << TypeKeyword.Names.Length) - 1);

    /// <summary>The schema and all that hold wherever it holds: those of <c>allOf</c> and <c>$ref</c>.</summary>
    public static IEnumerable<SchemaNode> Together(SchemaNode schema) => Reach(schema, static keyword => (keyword as AllOfKeyword)?.Schemas ?? []);

    /// <summary>The types that a value may have.</summary>
    public static InstanceTypes Types(SchemaNode schema)
    {
        var result = schema.Constant == false ? InstanceTypes.None : s_all;
        foreach (var keyword in Together(schema).SelectMany(part => part.Keywords))
        {
            result &= keyword switch
            {
                TypeKeyword type => (type.Types & InstanceTypes.Number) != 0 ? type.Types | InstanceTypes.Integer : type.Types,
                EnumKeyword values => values.Values.Aggregate(InstanceTypes.None, static (types, value) => types | TypeKeyword.TypeOf(value)),
                _ => s_all,
            };
        }

        return result;
    }

    /// <summary>The values that a key may have where the schema lists them; null where it does not.</summary>
    public static IReadOnlyList<Node>? ValuesOf(SchemaNode schema, string key) => Together(schema)
        .SelectMany(part => part.Keywords).OfType<PropertiesKeyword>()
        .Select(keyword => keyword.Properties.GetValueOrDefault(key)).OfType<SchemaNode>()
        .SelectMany(Together).SelectMany(part => part.Keywords).OfType<EnumKeyword>().FirstOrDefault()?.Values;

    /// <summary>The keys that a mapping must have.</summary>
    public static IEnumerable<string> RequiredKeys(SchemaNode schema) =>
        Together(schema).SelectMany(part => part.Keywords).OfType<RequiredKeyword>().Where(keyword => keyword.Trigger is null).SelectMany(keyword => keyword.Keys);

    /// <summary>The keys that the schema demands where it says nothing else; none where it does.</summary>
    public static IReadOnlyList<string> RequiredAlone(SchemaNode schema)
    {
        var keywords = Together(schema).SelectMany(part => part.Keywords).Where(keyword => keyword is not AllOfKeyword).ToList();
        return keywords.TrueForAll(keyword => keyword is RequiredKeyword { Trigger: null } or TypeKeyword { Types: InstanceTypes.Object }) ? [.. RequiredKeys(schema)] : [];
    }

    /// <summary>The keys that the schema names, those of its alternatives too, by code point.</summary>
    public static IReadOnlyList<string> KnownKeys(SchemaNode schema) =>
        [.. Reach(schema, static keyword => keyword.InPlace).SelectMany(part => part.Keywords).OfType<PropertiesKeyword>().SelectMany(keyword => keyword.Known).Distinct().Order(Diagnostics.CodePointOrder.Comparer)];

    private static IEnumerable<SchemaNode> Reach(SchemaNode schema, Func<Keyword, IEnumerable<SchemaNode>> next)
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
