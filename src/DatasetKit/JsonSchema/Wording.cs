namespace DatasetKit.JsonSchema;

/// <summary>How messages name what they are about. One engine speaks to curators about metadata and to authors about schemas.</summary>
/// <param name="Root">The whole value, at the start of a sentence.</param>
/// <param name="MissingKeyRemedy">How a message about a key that the whole value lacks ends.</param>
internal sealed record Wording(string Root, string MissingKeyRemedy)
{
    /// <summary>For the metadata of documents.</summary>
    public static readonly Wording Metadata = new("The metadata", "; add it to the document, or to a _defaults.yaml for a whole folder.");

    /// <summary>For any value.</summary>
    public static readonly Wording Value = new("The value", ".");

    /// <summary>For schemas.</summary>
    public static readonly Wording Schema = new("The schema", ".");
}
