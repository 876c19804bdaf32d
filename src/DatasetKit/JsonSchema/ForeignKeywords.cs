using System.Collections.Frozen;

namespace DatasetKit.JsonSchema;

/// <summary>What an author may have learnt from another draft or tool, and what says it here.</summary>
internal static class ForeignKeywords
{
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

    /// <summary>What says in a draft what a keyword says elsewhere, in words; null where that is not known.</summary>
    public static string? InPlaceOf(string keyword) => s_others.GetValueOrDefault(keyword);
}
