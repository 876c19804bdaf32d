namespace DatasetKit.Versions;

/// <summary>One difference between the record schemas of two releases.</summary>
/// <param name="Field">The key, as a curator writes it: <c>author.name</c>; empty where the record as a whole is meant.</param>
/// <param name="Level">What this difference calls for.</param>
/// <param name="Text">The difference in words, without a full stop: <c>'tags' is a new optional key</c>.</param>
public sealed record SchemaChange(string Field, ChangeLevel Level, string Text);
