using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Reads which vocabularies a meta-schema of somebody's own names in <c>$vocabulary</c>.</summary>
internal static class Vocabularies
{
    private const string Prefix = "https://json-schema.org/draft/";

    private static readonly string[] s_known = ["core", "applicator", "unevaluated", "validation", "meta-data", "format", "format-annotation", "format-assertion", "content"];

    /// <summary>What the keywords of schemas mean that name the meta-schema.</summary>
    /// <param name="meta">The meta-schema.</param>
    /// <param name="named">The <c>$schema</c> that names it.</param>
    /// <exception cref="FaultException">It requires a vocabulary that is not known.</exception>
    public static Dialect DialectOf(SchemaResource meta, ScalarNode named)
    {
        if ((meta.Root as MappingNode)?["$vocabulary"] is not MappingNode vocabularies || meta.Dialect.HasAnchorsInId)
            return meta.Dialect;
        if (vocabularies.Entries.FirstOrDefault(entry => entry.Value is ScalarNode { Text: "true" } && !IsKnown(entry.Key)) is { Key: { } unknown })
            throw new FaultException(Codes.SchemaReference, named.Location, $"The meta-schema '{named.Text}' requires the vocabulary '{unknown}', which is not known, so what its schemas mean is not known either.");
        return meta.Dialect with
        {
            HasApplicators = Value("applicator") is not null,
            HasUnevaluated = Value("unevaluated") is not null || (meta.Dialect.Draft == Draft.Version201909 && Value("applicator") is not null),
            HasValidation = Value("validation") is not null,
            HasFormat = Value("format") is not null || Value("format-annotation") is not null || Value("format-assertion") is not null,
            RequiresFormat = Value("format") == "true" || Value("format-assertion") is not null,
        };

        string? Value(string name) =>
            vocabularies.Entries.FirstOrDefault(entry => IsKnown(entry.Key) && entry.Key.EndsWith($"/vocab/{name}", StringComparison.Ordinal)).Value is ScalarNode value ? value.Text : null;
    }

    private static bool IsKnown(string uri) =>
        uri.StartsWith(Prefix, StringComparison.Ordinal) && uri.LastIndexOf("/vocab/", StringComparison.Ordinal) is > 0 and var at && s_known.Contains(uri[(at + "/vocab/".Length)..], StringComparer.Ordinal);
}
