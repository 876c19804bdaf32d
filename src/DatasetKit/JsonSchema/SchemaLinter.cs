using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>
/// Finds what the specification allows and nobody means: keywords and formats that are misspelt, or stand where they say nothing.
/// </summary>
/// <param name="registry">Knows which dialect each part follows.</param>
internal sealed class SchemaLinter(SchemaRegistry registry)
{
    private static readonly (string Keyword, string Needs)[] s_partners =
        [("then", "if"), ("else", "if"), ("minContains", "contains"), ("maxContains", "contains")];

    // Beside a $ref that hides them, notes do no harm.
    private static readonly HashSet<string> s_notes = ["title", "description", "default", "examples", "$comment", "readOnly", "writeOnly", "$schema", "$id", "id", "definitions", "$defs"];

    // They say something to readers, editors and generators, and demand nothing in any draft.
    private static readonly HashSet<string> s_annotations =
    [
        .. s_notes, "deprecated", "contentMediaType", "contentEncoding", "contentSchema", "errorMessage", "markdownDescription", "enumDescriptions", "markdownEnumDescriptions",
        "deprecationMessage", "defaultSnippets", "suggestSortText", "doNotSuggest", "allowTrailingCommas", "allowComments", "tsType", "tsEnumNames", "javaType",
    ];

    // What stands in these is a part of the schema that holds them, which may declare what it does not.
    private static readonly HashSet<string> s_applicators = ["allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas", "dependencies"];

    private readonly HashSet<Node> _parts = new(ReferenceEqualityComparer.Instance);

    // A word that stands so often is no slip but somebody's own.
    private const int MaxOfOne = 10;

    private readonly Dictionary<string, int> _hinted = new(StringComparer.Ordinal);

    // A word that resembles no other is no slip: an extension, or a note. It is reported where it stands first.
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    // More nobody reads, and to look for what was meant by each takes time.
    private const int MaxFindings = 1_000;

    /// <summary>What is found in a schema and in those within it; of very much the first part, and a word that there is more.</summary>
    public IEnumerable<Finding> Check(Node tree, SchemaResource owner) => FindAll(tree, owner).Take(MaxFindings + 1)
        .Select((finding, at) => at < MaxFindings ? finding : finding with { Message = $"There are more than {Thousands.Of(MaxFindings)} keywords and formats that demand nothing; from here on they are not told." });

    private IEnumerable<Finding> FindAll(Node tree, SchemaResource owner)
    {
        var pending = new Stack<Node>([tree]);
        while (pending.TryPop(out var node))
        {
            if (node is not MappingNode schema || (node != tree && registry.IsTree(node)))
                continue;
            var resource = registry.OwnerOf(schema, owner);
            foreach (var finding in CheckSchema(schema, resource, tree))
                yield return finding;
            foreach (var (key, child) in schema.Entries.SelectMany(entry => Subschemas.Of(resource.Dialect, schema, entry).Select(child => (entry.Key, Child: child))).Reverse())
            {
                if (s_applicators.Contains(key))
                    _parts.Add(child);
                pending.Push(child);
            }
        }
    }

    private IEnumerable<Finding> CheckSchema(MappingNode schema, SchemaResource resource, Node tree)
    {
        var dialect = resource.Dialect;
        var isHidden = dialect.RefHidesSiblings && schema["$ref"] is ScalarNode { Kind: ScalarKind.String };
        foreach (var entry in schema.Entries)
        {
            var isKnown = dialect.Keywords.ContainsKey(entry.Key);
            if (entry is { Key: "$schema", Value: ScalarNode { Kind: ScalarKind.String } named } && Drafts.IsUndated(named.Text))
                yield return new Finding(Codes.SchemaUnknownKeyword, named.Location, $"'{named.Text}' names no draft, so it is read as draft-07, as others do; write '{Drafts.UriOf(Draft.Version07)}#', or '{Drafts.UriOf(Draft.Version202012)}'.");
            if (isHidden && isKnown && entry.Key != "$ref" && !s_notes.Contains(entry.Key))
                yield return Warning(entry, $"'{entry.Key}' stands beside '$ref', which hides it in {Drafts.NameOf(dialect.Draft)}, so it demands nothing; put both into an 'allOf'.");
            else if (!isKnown && UnknownKeyword(schema, entry, resource, tree) is { } unknown)
                yield return unknown;
            else if (entry is { Key: "format", Value: ScalarNode { Kind: ScalarKind.String } format } && UnknownFormat(format) is { } finding)
                yield return finding;
            else if (!isHidden && (isKnown || entry.Key == "errorMessage") && SchemaContradictions.Find(schema, entry, dialect, _parts.Contains(schema)) is { } contradiction)
                yield return contradiction;
            else if (isKnown && Array.Find(s_partners, pair => pair.Keyword == entry.Key).Needs is { } needed && schema[needed] is null)
                yield return Warning(entry, $"'{entry.Key}' demands nothing without '{needed}' beside it.");
        }
    }

    private Finding? UnknownKeyword(MappingNode schema, Entry entry, SchemaResource resource, Node tree)
    {
        // A meta-schema of somebody's own may know keywords that no draft has, and is what the schema was checked against.
        if (entry.Key.StartsWith("x-", StringComparison.Ordinal) || IsAnnotation(entry) || resource.MetaSchema is not null)
            return null;
        var draft = resource.Dialect.Draft;
        if (IsDeclaration(entry.Value) && (schema == tree || schema["type"] is not null || schema["properties"] is not null))
            return Warning(entry, $"'{ShortText.Of(entry.Key)}' is no keyword of JSON Schema {Drafts.NameOf(draft)}, so it demands nothing; if it is a key of the values, declare it within 'properties'.");
        var instead = ForeignKeywords.InPlaceOf(entry.Key) is { } other ? $"; write {other}." : Nearest.Hint(entry.Key, resource.Dialect.Keywords.Keys);
        var times = _hinted[entry.Key] = _hinted.GetValueOrDefault(entry.Key) + 1;
        return times > MaxOfOne || (instead == "." && !_reported.Add(entry.Key))
            ? null
            : Warning(entry, $"'{ShortText.Of(entry.Key)}' is no keyword of JSON Schema {Drafts.NameOf(draft)}, so it demands nothing{instead}");
    }

    // 'id' and '$id' are each other's replacement.
    private static bool IsAnnotation(Entry entry) => s_annotations.Contains(entry.Key) && entry.Key is not ("id" or "$id");

    // What stands beside a key in 'properties': a schema, or the name of a type.
    private static bool IsDeclaration(Node value) => value is MappingNode mapping ? TypeKeyword.Read(mapping["type"]) != InstanceTypes.None || mapping["enum"] is SequenceNode : TypeKeyword.Read(value) != InstanceTypes.None;

    private Finding? UnknownFormat(ScalarNode format)
    {
        if (FormatChecks.Known.ContainsKey(format.Text))
            return null;
        var hint = FormatChecks.Meant(format.Text) is { } meant ? $"; did you mean '{meant}'?" : ".";
        return hint == "." && !_reported.Add($"format {format.Text}")
            ? null
            : new Finding(Codes.SchemaUnknownFormat, format.Location, $"'{ShortText.Of(format.Text)}' is no format that is known, so it is not checked{hint}");
    }

    private static Finding Warning(Entry entry, string message) => new(Codes.SchemaUnknownKeyword, entry.KeyLocation, message);
}
