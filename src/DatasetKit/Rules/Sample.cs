namespace DatasetKit.Rules;

/// <summary>A file that shows a rule. Where it is not <c>dataset.yaml</c> it stands in a project whose defaults are used.</summary>
/// <param name="Path">The file relative to the project's folder, or to the release's folder for rules about releases.</param>
/// <param name="Text">What the file holds; null where it is missing.</param>
public sealed record Sample(string Path, string? Text)
{
    /// <summary>Further files that the sample needs.</summary>
    public IReadOnlyList<Sample> Others { get; init; } = [];

    /// <summary>Whether each character stands for one byte, for samples that are not UTF-8.</summary>
    public bool IsLatin1 { get; init; }
}
