namespace DatasetKit.JsonSchema;

/// <summary>The keywords of each draft: what it adds to the one before it, and what it takes away.</summary>
internal static class DraftKeywords
{
    private static readonly (string Names, KeywordForm Form)[] s_draft04 =
    [
        ("$schema id $ref title description pattern format", KeywordForm.Text),
        ("uniqueItems exclusiveMinimum exclusiveMaximum", KeywordForm.Boolean),
        ("minimum maximum", KeywordForm.Number),
        ("multipleOf", KeywordForm.PositiveNumber),
        ("minLength maxLength minItems maxItems minProperties maxProperties", KeywordForm.Count),
        ("type", KeywordForm.Types),
        ("required", KeywordForm.Keys),
        ("enum", KeywordForm.Values),
        ("default", KeywordForm.Any),
        ("not additionalProperties additionalItems", KeywordForm.Schema),
        ("allOf anyOf oneOf", KeywordForm.SchemaList),
        ("properties patternProperties definitions", KeywordForm.SchemaMap),
        ("items", KeywordForm.SchemaOrList),
        ("dependencies", KeywordForm.SchemaOrKeysMap),
    ];

    private static readonly (string Names, KeywordForm Form)[] s_draft06 =
    [
        ("$id", KeywordForm.Text),
        ("exclusiveMinimum exclusiveMaximum", KeywordForm.Number),
        ("propertyNames contains", KeywordForm.Schema),
        ("examples", KeywordForm.Values),
        ("const", KeywordForm.Any),
    ];

    private static readonly (string Names, KeywordForm Form)[] s_draft07 =
    [
        ("$comment contentMediaType contentEncoding", KeywordForm.Text),
        ("readOnly writeOnly", KeywordForm.Boolean),
        ("if then else", KeywordForm.Schema),
    ];

    private static readonly (string Names, KeywordForm Form)[] s_draft201909 =
    [
        ("$anchor $recursiveRef", KeywordForm.Text),
        ("$recursiveAnchor deprecated", KeywordForm.Boolean),
        ("minContains maxContains", KeywordForm.Count),
        ("dependentRequired", KeywordForm.KeysByKey),
        ("$vocabulary", KeywordForm.Mapping),
        ("unevaluatedItems unevaluatedProperties contentSchema", KeywordForm.Schema),
        ("dependentSchemas $defs", KeywordForm.SchemaMap),
    ];

    private static readonly (string Names, KeywordForm Form)[] s_draft202012 =
    [
        ("$dynamicRef $dynamicAnchor", KeywordForm.Text),
        ("items", KeywordForm.Schema),
        ("prefixItems", KeywordForm.SchemaList),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, KeywordForm>> s_version04 = new(() => Without([], s_draft04));

    private static readonly Lazy<IReadOnlyDictionary<string, KeywordForm>> s_version06 = new(() => Without(["id"], s_draft04, s_draft06));

    private static readonly Lazy<IReadOnlyDictionary<string, KeywordForm>> s_version07 = new(() => Without(["id"], s_draft04, s_draft06, s_draft07));

    private static readonly Lazy<IReadOnlyDictionary<string, KeywordForm>> s_version201909 = new(() => Without(["id"], s_draft04, s_draft06, s_draft07, s_draft201909));

    private static readonly Lazy<IReadOnlyDictionary<string, KeywordForm>> s_version202012 =
        new(() => Without(["id", "additionalItems", "$recursiveRef", "$recursiveAnchor"], s_draft04, s_draft06, s_draft07, s_draft201909, s_draft202012));

    /// <summary>The keywords of a draft, each with the form of its value.</summary>
    public static IReadOnlyDictionary<string, KeywordForm> Of(Draft draft) => draft switch
    {
        Draft.Version04 => s_version04.Value,
        Draft.Version06 => s_version06.Value,
        Draft.Version07 => s_version07.Value,
        Draft.Version201909 => s_version201909.Value,
        _ => s_version202012.Value,
    };

    private static Dictionary<string, KeywordForm> Without(string[] removed, params (string Names, KeywordForm Form)[][] drafts)
    {
        var keywords = new Dictionary<string, KeywordForm>(StringComparer.Ordinal);
        foreach (var (names, form) in drafts.SelectMany(draft => draft))
        {
            foreach (var name in names.Split(' '))
                keywords[name] = form;
        }

        foreach (var name in removed)
            keywords.Remove(name);
        return keywords;
    }
}
