using System.Collections.Frozen;

namespace DatasetKit.JsonSchema;

/// <summary>What kind of schemas the value of a keyword holds.</summary>
internal enum SubschemaForm
{
    None,
    Schema,
    List,
    Map,
    SchemaOrList,
    SchemaOrStringsMap,
}

/// <summary>A draft and those of its vocabularies that a schema uses.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="HasApplicators">Whether keywords that apply schemas count.</param>
/// <param name="HasUnevaluated">Whether the unevaluated keywords count.</param>
/// <param name="HasValidation">Whether keywords that assert count.</param>
internal sealed record Dialect(Draft Draft, bool HasApplicators = true, bool HasUnevaluated = true, bool HasValidation = true)
{
    public static readonly Dialect Latest = new(Draft.Version202012);

    private static readonly FrozenDictionary<string, SubschemaForm> s_common = new Dictionary<string, SubschemaForm>
    {
        ["allOf"] = SubschemaForm.List,
        ["anyOf"] = SubschemaForm.List,
        ["oneOf"] = SubschemaForm.List,
        ["not"] = SubschemaForm.Schema,
        ["if"] = SubschemaForm.Schema,
        ["then"] = SubschemaForm.Schema,
        ["else"] = SubschemaForm.Schema,
        ["properties"] = SubschemaForm.Map,
        ["patternProperties"] = SubschemaForm.Map,
        ["additionalProperties"] = SubschemaForm.Schema,
        ["propertyNames"] = SubschemaForm.Schema,
        ["contains"] = SubschemaForm.Schema,
        ["definitions"] = SubschemaForm.Map,
        ["dependencies"] = SubschemaForm.SchemaOrStringsMap,
        ["type"] = SubschemaForm.None,
        ["enum"] = SubschemaForm.None,
        ["const"] = SubschemaForm.None,
        ["required"] = SubschemaForm.None,
        ["minLength"] = SubschemaForm.None,
        ["maxLength"] = SubschemaForm.None,
        ["pattern"] = SubschemaForm.None,
        ["format"] = SubschemaForm.None,
        ["minimum"] = SubschemaForm.None,
        ["maximum"] = SubschemaForm.None,
        ["exclusiveMinimum"] = SubschemaForm.None,
        ["exclusiveMaximum"] = SubschemaForm.None,
        ["multipleOf"] = SubschemaForm.None,
        ["minItems"] = SubschemaForm.None,
        ["maxItems"] = SubschemaForm.None,
        ["uniqueItems"] = SubschemaForm.None,
        ["minProperties"] = SubschemaForm.None,
        ["maxProperties"] = SubschemaForm.None,
        ["$schema"] = SubschemaForm.None,
        ["$id"] = SubschemaForm.None,
        ["$ref"] = SubschemaForm.None,
        ["$comment"] = SubschemaForm.None,
        ["title"] = SubschemaForm.None,
        ["description"] = SubschemaForm.None,
        ["default"] = SubschemaForm.None,
        ["examples"] = SubschemaForm.None,
        ["readOnly"] = SubschemaForm.None,
        ["writeOnly"] = SubschemaForm.None,
        ["contentMediaType"] = SubschemaForm.None,
        ["contentEncoding"] = SubschemaForm.None,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Draft, FrozenDictionary<string, SubschemaForm>> s_keywords = new Dictionary<Draft, FrozenDictionary<string, SubschemaForm>>
    {
        [Draft.Version07] = With(("items", SubschemaForm.SchemaOrList), ("additionalItems", SubschemaForm.Schema)),
        [Draft.Version201909] = With(
            ("items", SubschemaForm.SchemaOrList), ("additionalItems", SubschemaForm.Schema), ("unevaluatedItems", SubschemaForm.Schema),
            ("unevaluatedProperties", SubschemaForm.Schema), ("dependentSchemas", SubschemaForm.Map), ("dependentRequired", SubschemaForm.None),
            ("minContains", SubschemaForm.None), ("maxContains", SubschemaForm.None), ("$defs", SubschemaForm.Map), ("$anchor", SubschemaForm.None),
            ("$recursiveRef", SubschemaForm.None), ("$recursiveAnchor", SubschemaForm.None), ("$vocabulary", SubschemaForm.None),
            ("deprecated", SubschemaForm.None), ("contentSchema", SubschemaForm.Schema)),
        [Draft.Version202012] = With(
            ("items", SubschemaForm.Schema), ("prefixItems", SubschemaForm.List), ("unevaluatedItems", SubschemaForm.Schema),
            ("unevaluatedProperties", SubschemaForm.Schema), ("dependentSchemas", SubschemaForm.Map), ("dependentRequired", SubschemaForm.None),
            ("minContains", SubschemaForm.None), ("maxContains", SubschemaForm.None), ("$defs", SubschemaForm.Map), ("$anchor", SubschemaForm.None),
            ("$dynamicRef", SubschemaForm.None), ("$dynamicAnchor", SubschemaForm.None), ("$vocabulary", SubschemaForm.None),
            ("deprecated", SubschemaForm.None), ("contentSchema", SubschemaForm.Schema)),
    }.ToFrozenDictionary();

    /// <summary>The draft's keywords, each with the form of the schemas it holds.</summary>
    public FrozenDictionary<string, SubschemaForm> Keywords => s_keywords[Draft];

    /// <summary>Before 2019-09, <c>$ref</c> hides all beside it.</summary>
    public bool RefHidesSiblings => Draft == Draft.Version07;

    private static FrozenDictionary<string, SubschemaForm> With(params (string, SubschemaForm)[] keywords) =>
        s_common.Select(pair => (pair.Key, pair.Value)).Concat(keywords).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);
}
