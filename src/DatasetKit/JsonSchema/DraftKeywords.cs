using System.Collections.Frozen;

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

    private static readonly FrozenDictionary<Draft, FrozenDictionary<string, KeywordForm>> s_all = new Dictionary<Draft, FrozenDictionary<string, KeywordForm>>
    {
        [Draft.Version04] = Without([], s_draft04),
        [Draft.Version06] = Without(["id"], s_draft04, s_draft06),
        [Draft.Version07] = Without(["id"], s_draft04, s_draft06, s_draft07),
        [Draft.Version201909] = Without(["id"], s_draft04, s_draft06, s_draft07, s_draft201909),
        [Draft.Version202012] = Without(["id", "additionalItems", "$recursiveRef", "$recursiveAnchor"], s_draft04, s_draft06, s_draft07, s_draft201909, s_draft202012),
    }.ToFrozenDictionary();

    // What an author may have learnt from another draft or tool, and what says it here.
    private static readonly FrozenDictionary<string, string> s_others = new Dictionary<string, string>
    {
        ["id"] = "'$id'",
        ["$id"] = "'id'",
        ["additionalItems"] = "'items' beside 'prefixItems'",
        ["prefixItems"] = "'items' with a list",
        ["$recursiveRef"] = "'$dynamicRef'",
        ["$recursiveAnchor"] = "'$dynamicAnchor'",
        ["$dynamicRef"] = "'$recursiveRef'",
        ["$dynamicAnchor"] = "'$recursiveAnchor'",
        ["$defs"] = "'definitions'",
        ["const"] = "'enum' with one value",
        ["dependentRequired"] = "'dependencies'",
        ["dependentSchemas"] = "'dependencies'",
        ["divisibleBy"] = "'multipleOf'",
        ["disallow"] = "'not'",
        ["extends"] = "'allOf'",
        ["min"] = "'minimum' for numbers, 'minLength' for texts, or 'minItems' for lists",
        ["max"] = "'maximum' for numbers, 'maxLength' for texts, or 'maxItems' for lists",
        ["length"] = "'minLength' and 'maxLength'",
        ["size"] = "'minItems' and 'maxItems'",
        ["property"] = "'properties'",
        ["fields"] = "'properties'",
        ["keys"] = "'properties'",
        ["values"] = "'enum'",
        ["choices"] = "'enum'",
        ["options"] = "'enum'",
        ["regex"] = "'pattern'",
        ["regexp"] = "'pattern'",
        ["optional"] = "the other keys into 'required'",
        ["nullable"] = "'null' among the types",
        ["example"] = "'examples' with a list",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The keywords of a draft, each with the form of its value.</summary>
    public static FrozenDictionary<string, KeywordForm> Of(Draft draft) => s_all[draft];

    /// <summary>What says in a draft what a keyword says elsewhere, in words; null where that is not known.</summary>
    public static string? InPlaceOf(string keyword) => s_others.GetValueOrDefault(keyword);

    private static FrozenDictionary<string, KeywordForm> Without(string[] removed, params (string Names, KeywordForm Form)[][] drafts)
    {
        var keywords = new Dictionary<string, KeywordForm>(StringComparer.Ordinal);
        foreach (var (names, form) in drafts.SelectMany(draft => draft))
        {
            foreach (var name in names.Split(' '))
                keywords[name] = form;
        }

        foreach (var name in removed)
            keywords.Remove(name);
        return keywords.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
