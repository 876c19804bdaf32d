namespace DatasetKit.JsonSchema;

/// <summary>How messages name what they are about. One engine speaks to curators about metadata and to authors about schemas.</summary>
/// <param name="Root">The whole value, at the start of a sentence.</param>
/// <param name="MissingKeyRemedy">How a message about a key that the whole value lacks ends.</param>
/// <param name="UnquoteRemedy">How a message about a text that would fit as a number, true or false ends.</param>
internal sealed record Wording(string Root, string MissingKeyRemedy, string UnquoteRemedy = "; write it without quotes.")
{
    /// <summary>For the metadata of documents.</summary>
    public static readonly Wording Metadata = new("The metadata", "; add it to the document, or to a _defaults.yaml for a whole folder.",
        // In a header every value is text, and nothing in a tree tells where it came from.
        "; write it without quotes, or in a sidecar if this is a header.");

    /// <summary>For any value.</summary>
    public static readonly Wording Value = new("The value", ".");

    /// <summary>For schemas.</summary>
    public static readonly Wording Schema = new("The schema", ".");
}
