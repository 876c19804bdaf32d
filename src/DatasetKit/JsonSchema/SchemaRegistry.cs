using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Knows every schema that has a URI or an anchor, and finds what a reference means. It reads nothing but what its loader gives it.</summary>
/// <param name="loader">Gives the documents that references name.</param>
/// <param name="compile">Compiles a schema of a resource, when a dynamic reference first needs it.</param>
internal sealed class SchemaRegistry(SchemaLoader loader, Func<Node, SchemaResource, SchemaNode> compile)
{
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, SchemaResource> _owners = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a document.</summary>
    /// <param name="uri">Where it was found; its own <c>$id</c> is relative to that.</param>
    /// <param name="root">The document.</param>
    /// <param name="inherited">What its keywords mean where it does not say.</param>
    /// <returns>The document's own resource.</returns>
    /// <exception cref="FaultException">Its <c>$schema</c> is not known.</exception>
    public SchemaResource Add(Uri uri, Node root, Dialect inherited)
    {
        var resource = new SchemaResource(uri, root, DialectOf(root, inherited));
        _resources.TryAdd(Key(uri), resource);
        Index(root, resource);
        return _owners[root];
    }

    /// <summary>Finds what a reference means.</summary>
    /// <exception cref="FaultException">It means nothing, or a document that may not be read.</exception>
    public (Node Node, SchemaResource Resource) Resolve(SchemaResource from, ScalarNode reference)
    {
        var hash = reference.Text.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference.Text : reference.Text[..hash];
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference.Text[(hash + 1)..]);
        var resource = document.Length == 0 ? from : Find(from, document, reference);
        if (fragment.Length == 0)
            return (resource.Root, resource);
        if (fragment[0] == '/')
            return FollowPointer(resource, fragment, reference);
        if (resource.Anchors.TryGetValue(fragment, out var anchored))
            return (anchored, resource);
        throw Nothing(reference, $"there is no anchor '{fragment}'{Nearest.Hint(fragment, resource.Anchors.Keys)}");
    }

    /// <summary>The resource that a schema stands in, or is.</summary>
    public SchemaResource OwnerOf(Node schema, SchemaResource otherwise) => _owners.GetValueOrDefault(schema, otherwise);

    /// <summary>Has every schema compiled that a dynamic reference may find, so that evaluating compiles nothing.</summary>
    public void CompileDynamic(string anchor)
    {
        foreach (var resource in _resources.Values.ToList())
        {
            if (resource.DynamicAnchors.TryGetValue(anchor, out var schema))
                schema();
        }
    }

    private SchemaResource Find(SchemaResource from, string document, ScalarNode reference)
    {
        if (!Uri.TryCreate(from.Uri, document, out var uri))
            throw Nothing(reference, "it is no valid reference.");
        if (_resources.TryGetValue(Key(uri), out var known))
            return known;
        var root = loader.Load(uri, reference);
        return Add(uri, root, from.Dialect);
    }

    private (Node Node, SchemaResource Resource) FollowPointer(SchemaResource resource, string pointer, ScalarNode reference)
    {
        var node = resource.Root;
        foreach (var part in pointer[1..].Split('/'))
        {
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                MappingNode mapping => mapping[key],
                SequenceNode list when int.TryParse(key, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            } ?? throw Nothing(reference, $"there is no '{key}' on the way.");
            resource = _owners.GetValueOrDefault(node, resource);
        }

        // What stands under a keyword that is not known was not indexed; a reference makes a schema of it.
        if (!_owners.ContainsKey(node))
            Index(node, resource);
        return (node, _owners[node]);
    }

    private static FaultException Nothing(ScalarNode reference, string why) =>
        new(Codes.SchemaReference, reference.Location, $"The reference '{reference.Text}' leads nowhere: {why}");

    /// <summary>Finds the identifiers of a schema and of all schemas within it.</summary>
    private void Index(Node node, SchemaResource resource)
    {
        if (node is MappingNode schema)
        {
            resource = Identify(schema, resource);
            foreach (var entry in schema.Entries)
            {
                foreach (var child in Subschemas.Of(resource.Dialect, schema, entry))
                    Index(child, resource);
            }
        }

        _owners[node] = resource;
    }

    private SchemaResource Identify(MappingNode schema, SchemaResource resource)
    {
        var isRoot = schema == resource.Root;
        if (resource.Dialect.RefHidesSiblings && schema["$ref"] is not null)
            return resource;
        if (Text(schema, "$id") is { } id && Uri.TryCreate(resource.Uri, id, out var uri))
        {
            var anchor = resource.Dialect.Draft == Draft.Version07 && uri.Fragment.Length > 1 ? uri.Fragment[1..] : null;
            if (!id.StartsWith('#') && (!isRoot || Key(uri) != Key(resource.Uri)))
            {
                resource = new SchemaResource(new Uri(Key(uri)), schema, DialectOf(schema, resource.Dialect));
                _resources.TryAdd(Key(uri), resource);
            }

            if (anchor is not null)
                resource.Anchors.TryAdd(anchor, schema);
        }

        var owner = resource;
        if (resource.Dialect.Draft == Draft.Version07)
            return resource;
        if (Text(schema, "$anchor") is { } plain)
            resource.Anchors.TryAdd(plain, schema);
        if (Text(schema, "$dynamicAnchor") is { } dynamic && resource.Dialect.Draft == Draft.Version202012)
        {
            resource.Anchors.TryAdd(dynamic, schema);
            resource.DynamicAnchors.TryAdd(dynamic, () => compile(schema, owner));
        }

        if (schema["$recursiveAnchor"] is ScalarNode { Text: "true" } && resource.Dialect.Draft == Draft.Version201909 && schema == resource.Root)
            resource.DynamicAnchors.TryAdd("", () => compile(schema, owner));
        return resource;
    }

    private Dialect DialectOf(Node root, Dialect inherited)
    {
        if (root is not MappingNode schema || schema["$schema"] is not ScalarNode { Kind: ScalarKind.String } named)
            return inherited;
        switch (named.Text.TrimEnd('#'))
        {
            case "https://json-schema.org/draft/2020-12/schema":
                return Dialect.Latest;
            case "https://json-schema.org/draft/2019-09/schema":
                return new Dialect(Draft.Version201909);
            case "http://json-schema.org/draft-07/schema" or "http://json-schema.org/draft-06/schema" or "https://json-schema.org/draft-07/schema":
                return new Dialect(Draft.Version07);
        }

        if (!Uri.TryCreate(named.Text, UriKind.Absolute, out var uri))
            throw new FaultException(Codes.SchemaReference, named.Location, $"'$schema' must be the URI of a meta-schema, not '{named.Text}'.");
        var meta = _resources.TryGetValue(Key(uri), out var known) ? known : Add(uri, loader.Load(uri, named), inherited);
        return FromVocabularies(meta);
    }

    /// <summary>The vocabularies that a meta-schema of somebody's own names.</summary>
    private static Dialect FromVocabularies(SchemaResource meta)
    {
        if ((meta.Root as MappingNode)?["$vocabulary"] is not MappingNode vocabulary)
            return meta.Dialect;
        return meta.Dialect with
        {
            HasApplicators = Names("applicator"),
            HasUnevaluated = Names("unevaluated") || meta.Dialect.Draft == Draft.Version201909,
            HasValidation = Names("validation"),
        };

        bool Names(string name) => vocabulary.Entries.Any(entry => entry.Key.EndsWith($"/vocab/{name}", StringComparison.Ordinal));
    }

    private static string? Text(MappingNode schema, string key) => schema[key] is ScalarNode { Kind: ScalarKind.String } text ? text.Text : null;

    private static string Key(Uri uri) => uri.AbsoluteUri.Split('#')[0];
}
