namespace DatasetKit.Inference;

/// <summary>A key as it was seen in a corpus.</summary>
/// <param name="Path">The key with those above it: <c>author.name</c>, <c>editors[].name</c>.</param>
/// <param name="Count">How many mappings have it.</param>
/// <param name="Total">How many mappings could have it: documents, at the top.</param>
/// <param name="Description">What its values are, in words.</param>
public sealed record InferredKey(string Path, long Count, long Total, string Description);
