using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A schema with a URI of its own: a file, or a part of one that has an <c>$id</c>.</summary>
/// <param name="uri">Absolute, without fragment.</param>
/// <param name="root">The schema.</param>
/// <param name="dialect">What its keywords mean.</param>
internal sealed class SchemaResource(Uri uri, Node root, Dialect dialect)
{
    public Uri Uri { get; } = uri;

    public Node Root { get; } = root;

    public Dialect Dialect { get; } = dialect;

    /// <summary>The schemas of <c>$anchor</c> and <c>$dynamicAnchor</c>, by name.</summary>
    public Dictionary<string, Node> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of <c>$dynamicAnchor</c>, by name, and of <c>$recursiveAnchor</c>, which has none; compiled when first needed.</summary>
    public Dictionary<string, Func<SchemaNode>> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
