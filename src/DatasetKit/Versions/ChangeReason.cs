namespace DatasetKit.Versions;

/// <summary>One reason why a change has its level.</summary>
/// <param name="Level">The level that this reason alone calls for.</param>
/// <param name="Text">The reason in words, without a full stop: <c>2 records edited</c>.</param>
public sealed record ChangeReason(ChangeLevel Level, string Text);
