namespace DatasetKit.JsonSchema;

/// <summary>A draft and those of its vocabularies that a schema uses.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="HasApplicators">Whether keywords that apply schemas count.</param>
/// <param name="HasUnevaluated">Whether the unevaluated keywords count.</param>
/// <param name="HasValidation">Whether keywords that assert count.</param>
/// <param name="HasFormat">Whether <c>format</c> counts.</param>
/// <param name="RequiresFormat">Whether <c>format</c> asserts, whatever the caller wants.</param>
internal sealed record Dialect(Draft Draft, bool HasApplicators = true, bool HasUnevaluated = true, bool HasValidation = true, bool HasFormat = true, bool RequiresFormat = false)
{
    /// <summary>What holds where a schema does not say.</summary>
    public static readonly Dialect Latest = new(Draft.Version202012);

    /// <summary>The draft's keywords, each with the form of its value.</summary>
    public IReadOnlyDictionary<string, KeywordForm> Keywords { get; } = DraftKeywords.Of(Draft);

    /// <summary>The keyword that gives a schema its URI.</summary>
    public string IdKeyword => Draft == Draft.Version04 ? "id" : "$id";

    /// <summary>Before 2019-09, an anchor is written as <c>$id</c> with a fragment.</summary>
    public bool HasAnchorsInId => Draft <= Draft.Version07;

    /// <summary>Before 2019-09, <c>$ref</c> hides all beside it.</summary>
    public bool RefHidesSiblings => Draft <= Draft.Version07;
}
