using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>What came of looking for the least version.</summary>
/// <param name="Diagnostics">Why there is none; nothing where there is one.</param>
/// <param name="OldVersion">The version that stood in the project file.</param>
/// <param name="Version">The version that stands there now.</param>
public sealed record VersionBumpResult(IReadOnlyList<Diagnostic> Diagnostics, string OldVersion, string Version)
{
    /// <summary>The last published version; null where there is none, and any version will do.</summary>
    public string? Published { get; init; }

    /// <summary>What the change since then is.</summary>
    public ChangeLevel Level { get; init; }

    /// <summary>The change in words, without a full stop.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the level is known; where it is not, it is the highest that the change may have.</summary>
    public bool IsCertain { get; init; } = true;
}
