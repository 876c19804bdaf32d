using System.Globalization;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Knows every schema that has a URI or an anchor, and finds what a reference means. It reads nothing but what its loader gives it.</summary>
/// <param name="loader">Gives the documents that references name.</param>
/// <param name="compile">Compiles a schema of a resource, when a dynamic reference first needs it.</param>
internal sealed class SchemaRegistry(SchemaLoader loader, Func<Node, SchemaResource, SchemaNode> compile)
{
    // Addresses are kept for each schema that has one, and hashed and compared; those of real schemas have a hundred characters.
    private const int MaxUriChars = 2_000;

    private static readonly string[] s_definitions = ["$defs", "definitions"];

    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, (SchemaResource Resource, Node Tree)> _owners = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Node> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<Node> _trees = [];
    private readonly List<Finding> _faults = [];
    private readonly Dictionary<string, Uri> _neighbours = new(StringComparer.Ordinal);
    private readonly HashSet<string> _metaSchemas = new(StringComparer.Ordinal);

    /// <summary>
    /// What must be a schema, each with all schemas within it: what references mean, by itself or as a part, and parts that follow another
    /// dialect than what holds them. The list grows while schemas are compiled. The drafts' own meta-schemas are not in it.
    /// </summary>
    public IReadOnlyList<Node> Trees => _trees;

    /// <summary>Names that several schemas of a document have.</summary>
    public IReadOnlyList<Finding> Faults => _faults;

    /// <summary>Adds a document.</summary>
    /// <param name="uri">Where it was found; its own <c>$id</c> is relative to that.</param>
    /// <param name="root">The document.</param>
    /// <param name="inherited">What its keywords mean where it does not say.</param>
    /// <returns>The document's own resource.</returns>
    /// <exception cref="FaultException">Its <c>$schema</c> is not known.</exception>
    public SchemaResource Add(Uri uri, Node root, Dialect inherited)
    {
        var resource = CreateResource(uri, root, null, inherited);
        _resources.TryAdd(Key(uri), resource);
        if (!SchemaLoader.IsBuiltIn(uri))
            loader.Count(root);
        Index(root, resource, root);
        var own = _owners[root].Resource;
        if (own.Uri != resource.Uri && loader.Holds(uri))
            _neighbours.TryAdd(new Uri(own.Uri, ".").AbsoluteUri, new Uri(uri, "."));
        return own;
    }

    /// <summary>Notes that a schema is used, so that the whole that it belongs to is checked.</summary>
    public void Use(Node schema)
    {
        var (resource, tree) = _owners[schema];
        if (!SchemaLoader.IsBuiltIn(resource.Uri) && _known.Add(tree))
            _trees.Add(tree);
    }

    /// <summary>Whether some part of a document follows another dialect than what holds it.</summary>
    public bool HasParts { get; private set; }

    /// <summary>The resource of a schema that is known.</summary>
    public SchemaResource ResourceOf(Node schema) => _owners[schema].Resource;

    /// <summary>Whether a part of a schema is a tree of its own.</summary>
    public bool IsTree(Node node) => _known.Contains(node);

    /// <summary>Finds what a reference means.</summary>
    /// <exception cref="FaultException">It means nothing, or a document that may not be read.</exception>
    public (Node Node, SchemaResource Resource) Resolve(SchemaResource from, ScalarNode reference)
    {
        var found = Find(from, reference);
        if (_owners.ContainsKey(found.Node))
            Use(found.Node);
        return found;
    }

    private (Node Node, SchemaResource Resource) Find(SchemaResource from, ScalarNode reference)
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
        throw Nothing(reference, $"there is no anchor '{ShortText.Of(fragment)}'{Defined(resource, LastPart(fragment)) ?? Nearest.Hint(fragment, resource.Anchors.Keys)}");
    }

    /// <summary>The resource that a schema stands in, or is.</summary>
    public SchemaResource OwnerOf(Node schema, SchemaResource otherwise) => _owners.TryGetValue(schema, out var owner) ? owner.Resource : otherwise;

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
        if (uri.OriginalString.Length > MaxUriChars)
            throw Nothing(reference, $"with what it counts from it is longer than {Thousands.Of(MaxUriChars)} characters.");
        if (_resources.TryGetValue(Key(uri), out var known))
            return known;

        // A file whose $id is elsewhere still lies beside the files that it names by relative references.
        if (!loader.Holds(uri) && _neighbours.FirstOrDefault(pair => Key(uri).StartsWith(pair.Key, StringComparison.Ordinal)) is { Key: { } folder } neighbours)
        {
            var beside = new Uri(neighbours.Value, Key(uri)[folder.Length..]);
            return _resources[Key(uri)] = _resources.TryGetValue(Key(beside), out known) ? known : Add(beside, loader.Load(beside, reference), from.Dialect);
        }

        try
        {
            return Add(uri, loader.Load(uri, reference), from.Dialect);
        }
        catch (FaultException fault) when (fault.Finding.Code == Codes.SchemaReference && !fault.Finding.Message.Contains("'#/", StringComparison.Ordinal) && Defined(from, LastPart(document)) is { } hint)
        {
            throw new FaultException(fault.Finding with { Message = $"{fault.Finding.Message.TrimEnd('.')}{hint}" });
        }
    }

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A clause for the end of a message: the reference to a definition of that name; null where there is none.</summary>
    private static string? Defined(SchemaResource resource, string name) =>
        resource.Root is MappingNode root && s_definitions.FirstOrDefault(key => root[key] is MappingNode definitions && definitions.Find(name) is not null) is { } found
            ? $"; did you mean '#/{found}/{ShortText.Of(name)}'?"
            : null;

    private (Node Node, SchemaResource Resource) FollowPointer(SchemaResource resource, string pointer, ScalarNode reference)
    {
        var node = resource.Root;
        foreach (var part in pointer[1..].Split('/'))
        {
            if (part.Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~', StringComparison.Ordinal))
                throw Nothing(reference, "after a '~' stands '0' or '1' in a JSON pointer (RFC 6901).");
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                MappingNode mapping => mapping[key],
                SequenceNode list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Length && (key[0] != '0' || key.Length == 1) => list.Items[index],
                _ => null,
            } ?? throw Nothing(reference, $"there is no '{ShortText.Of(key)}' on the way{(node == resource.Root ? Defined(resource, LastPart(pointer)) : null) ?? Nearest.Hint(key, (node as MappingNode)?.Entries.Select(entry => entry.Key).Where(name => name != "$ref") ?? [])}");
            resource = OwnerOf(node, resource);
        }

        if (node is not (MappingNode or ScalarNode { Kind: ScalarKind.Boolean }))
            throw Nothing(reference, $"{(node is ScalarNode ? $"{node.KindName} {Words.Quote(node)}" : node.KindName)} stands there, which is no schema.");

        // What stands under a keyword that is not known was not indexed; a reference makes a schema of it.
        if (!_owners.ContainsKey(node))
            Index(node, resource, node);
        return (node, _owners[node].Resource);
    }

    private static FaultException Nothing(ScalarNode reference, string why) =>
        new(Codes.SchemaReference, reference.Location, $"The reference '{ShortText.Of(reference.Text)}' leads nowhere: {why}");

    /// <summary>Finds the identifiers of a schema and of all schemas within it.</summary>
    private void Index(Node node, SchemaResource resource, Node tree)
    {
        if (node is MappingNode schema)
        {
            var dialect = resource.Dialect;
            resource = Identify(schema, resource);
            if (resource.Dialect != dialect)
            {
                tree = node;
                _known.Add(node);
                _trees.Add(node);
                HasParts = true;
            }

            foreach (var entry in schema.Entries)
            {
                foreach (var child in Subschemas.Of(resource.Dialect, schema, entry))
                    Index(child, resource, tree);
            }
        }

        _owners[node] = (resource, tree);
    }

    private SchemaResource Identify(MappingNode schema, SchemaResource resource)
    {
        var isRoot = schema == resource.Root;
        if (resource.Dialect.RefHidesSiblings && schema["$ref"] is not null)
            return resource;
        if (Text(schema, resource.Dialect.IdKeyword) is { } id && Uri.TryCreate(resource.Uri, id, out var uri))
        {
            if (uri.OriginalString.Length > MaxUriChars)
                throw new FaultException(Codes.SchemaInvalid, schema[resource.Dialect.IdKeyword]!.Location, $"The address that this '{resource.Dialect.IdKeyword}' gives is longer than {Thousands.Of(MaxUriChars)} characters.");
            var anchor = resource.Dialect.HasAnchorsInId && uri.Fragment.Length > 1 ? uri.Fragment[1..] : null;
            if (!id.StartsWith('#') && (!isRoot || Key(uri) != Key(resource.Uri)))
            {
                resource = CreateResource(new Uri(Key(uri)), schema, resource, resource.Dialect);
                if (!_resources.TryAdd(Key(uri), resource))
                    ReportTwice(schema, resource.Dialect.IdKeyword, _resources[Key(uri)].Root);
            }

            if (anchor is not null)
                Name(schema, resource.Dialect.IdKeyword, anchor, resource);
        }

        var owner = resource;
        if (resource.Dialect.HasAnchorsInId)
            return resource;
        if (Text(schema, "$anchor") is { } plain)
            Name(schema, "$anchor", plain, resource);
        if (Text(schema, "$dynamicAnchor") is { } dynamic && resource.Dialect.Draft == Draft.Version202012)
        {
            Name(schema, "$dynamicAnchor", dynamic, resource);
            resource.DynamicAnchors.TryAdd(dynamic, () => compile(schema, owner));
        }

        if (schema["$recursiveAnchor"] is ScalarNode { Text: "true" } && resource.Dialect.Draft == Draft.Version201909 && schema == resource.Root)
            resource.DynamicAnchors.TryAdd("", () => compile(schema, owner));
        return resource;
    }

    private void Name(MappingNode schema, string keyword, string name, SchemaResource resource)
    {
        if (!resource.Anchors.TryAdd(name, schema))
            ReportTwice(schema, keyword, resource.Anchors[name]);
    }

    // Two files may be copies of each other, of which references mean one.
    private void ReportTwice(MappingNode schema, string keyword, Node first)
    {
        var name = (ScalarNode)schema[keyword]!;
        if (first != schema && first.Location.Path == name.Location.Path)
            _faults.Add(new Finding(Codes.SchemaInvalid, name.Location, $"The '{keyword}' '{ShortText.Of(name.Text)}' stands twice, so a reference to it could mean either; the schema on line {first.Location.Line} has it too."));
    }

    private SchemaResource CreateResource(Uri uri, Node root, SchemaResource? parent, Dialect inherited)
    {
        if (root is not MappingNode schema || schema["$schema"] is not ScalarNode { Kind: ScalarKind.String } named || IsItsOwnMetaSchema(uri, schema, named.Text))
            return new SchemaResource(uri, root, inherited, parent?.MetaSchema);
        if (Drafts.Find(named.Text) is { } draft)
            return new SchemaResource(uri, root, new Dialect(draft));
        if (Drafts.Unknown(named) is { } fault)
            throw fault;
        if (!Uri.TryCreate(uri, named.Text, out var metaUri))
            throw new FaultException(Codes.SchemaReference, named.Location, $"'$schema' must be the URI of a meta-schema, not '{ShortText.Of(named.Text)}'.");
        if (!_metaSchemas.Add(Key(metaUri)) && !_resources.ContainsKey(Key(metaUri)))
            throw new FaultException(Codes.SchemaReference, named.Location, $"The meta-schema '{ShortText.Of(named.Text)}' describes itself in a circle, so what its keywords mean cannot be known.");
        var meta = _resources.TryGetValue(Key(metaUri), out var known) ? known : Add(metaUri, loader.Load(metaUri, named), inherited);
        return new SchemaResource(uri, root, Vocabularies.DialectOf(meta, named), meta);
    }

    private static bool IsItsOwnMetaSchema(Uri uri, MappingNode schema, string named) =>
        (Text(schema, "$id") ?? Text(schema, "id") ?? Key(uri)).TrimEnd('#') == named.TrimEnd('#') && Drafts.Find(named) is null;

    private static string? Text(MappingNode schema, string key) => schema[key] is ScalarNode { Kind: ScalarKind.String } text ? text.Text : null;

    private static string Key(Uri uri) => uri.AbsoluteUri.Split('#')[0];
}
