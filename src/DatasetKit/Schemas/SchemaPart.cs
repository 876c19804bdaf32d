using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>A schema within another, which knows where references lead.</summary>
/// <param name="Node">The schema: a mapping, or true or false.</param>
/// <param name="Owner">The whole that it is part of.</param>
internal readonly record struct SchemaPart(Node Node, MetadataSchema Owner)
{
    // What says something about a value and demands nothing of it; words that are not known to JSON Schema are of this kind too.
    private static readonly string[] s_annotations =
    [
        "$schema", "$id", "$anchor", "$comment", "$defs", "definitions", "$vocabulary", "title", "description", "default", "examples", "deprecated",
        "readOnly", "writeOnly", "contentMediaType", "contentEncoding", "contentSchema",
    ];

    private static readonly MappingNode s_anything = new(default, []);

    /// <summary>The schema that demands nothing.</summary>
    public static SchemaPart Anything(MetadataSchema owner) => new(s_anything, owner);

    /// <summary>Whether a keyword demands something of a value.</summary>

    public static bool IsDemand(string keyword) => Dialect.Latest.Keywords.ContainsKey(keyword) && !s_annotations.Contains(keyword);

    public SchemaPart With(Node node) => new(node, Owner);

    /// <summary>The schema that <c>$ref</c> means; null where there is none.</summary>
    public SchemaPart? Target() => Node is MappingNode mapping && Owner.TargetOf(mapping) is { } target ? With(target) : null;

    /// <summary>The schema below a keyword; null where the keyword is missing.</summary>
    public SchemaPart? Below(string keyword) => (Node as MappingNode)?[keyword] is { } node ? With(node) : null;

    /// <summary>The schemas of a list of them.</summary>
    public IReadOnlyList<SchemaPart> Items()
    {
        var self = this;
        return Node is SequenceNode list ? [.. list.Items.Select(self.With)] : [];
    }

    /// <summary>Whether two schemas are written alike, apart from what only describes and from where references lead through.</summary>
    public static bool AreAlike(SchemaPart a, SchemaPart b) => new Walk().AreAlike(a, b);

    private sealed class Walk
    {
        // Schemas that refer to themselves are alike where nothing on the way round differs.
        private readonly HashSet<(Node, Node)> _assumed = [];

        public bool AreAlike(SchemaPart a, SchemaPart b)
        {
            if (a.Node is not MappingNode left || b.Node is not MappingNode right)
                return NodeEquality.Comparer.Equals(a.Node, b.Node);
            if (!_assumed.Add((left, right)))
                return true;
            var keywords = left.Entries.Select(entry => entry.Key).Where(IsDemand).ToHashSet(StringComparer.Ordinal);
            return keywords.SetEquals(right.Entries.Select(entry => entry.Key).Where(IsDemand)) && keywords.All(keyword => AreAlike(keyword, a, b));
        }

        private bool AreAlike(string keyword, SchemaPart a, SchemaPart b)
        {
            var (left, right) = (a.Below(keyword)!.Value, b.Below(keyword)!.Value);
            if (keyword == "$ref")
                return a.Target() is { } x && b.Target() is { } y && AreAlike(x, y);
            return Dialect.Latest.Keywords[keyword] switch
            {
                // Where it leads is not known without the value; schemas within are compared here only where a reference cannot hide in them.
                _ when keyword is "$dynamicRef" => false,
                KeywordForm.SchemaOrKeysMap => left.Node is MappingNode { Entries.Length: 0 } && right.Node is MappingNode { Entries.Length: 0 },
                KeywordForm.SchemaMap => AreAlikeByKey(left, right),
                KeywordForm.SchemaList => left.Items() is var items && right.Items() is var others && items.Count == others.Count && items.Zip(others).All(pair => AreAlike(pair.First, pair.Second)),
                KeywordForm.Schema => AreAlike(left, right),
                _ => NodeEquality.Comparer.Equals(left.Node, right.Node),
            };
        }

        private bool AreAlikeByKey(SchemaPart a, SchemaPart b) =>
            a.Node is MappingNode left && b.Node is MappingNode right && left.Entries.Length == right.Entries.Length
            && left.Entries.All(entry => b.Below(entry.Key) is { } other && AreAlike(a.With(entry.Value), other));
    }
}
