using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A schema with a URI of its own: a file, or a part of one that has an <c>$id</c>.</summary>
/// <param name="uri">Absolute, without fragment.</param>
/// <param name="root">The schema.</param>
/// <param name="dialect">What its keywords mean.</param>
/// <param name="metaSchema">The meta-schema that its <c>$schema</c> names, where that is none of a draft's own.</param>
internal sealed class SchemaResource(Uri uri, Node root, Dialect dialect, SchemaResource? metaSchema = null)
{
    public Uri Uri { get; } = uri;

    public Node Root { get; } = root;

    public Dialect Dialect { get; } = dialect;

    /// <summary>What the schema is checked against besides its draft's meta-schema; null for no more.</summary>
    public SchemaResource? MetaSchema { get; } = metaSchema;

    /// <summary>The schemas of <c>$anchor</c> and <c>$dynamicAnchor</c>, by name.</summary>
    public Dictionary<string, Node> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of <c>$dynamicAnchor</c>, by name, and of <c>$recursiveAnchor</c>, which has none; compiled when first needed.</summary>
    public Dictionary<string, Func<SchemaNode>> DynamicAnchors { get; } = new(StringComparer.Ordinal);
}
