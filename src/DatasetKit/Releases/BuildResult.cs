using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>What a run found and made.</summary>
public sealed record BuildResult
{
    /// <summary>All diagnostics in the order of their places; never capped.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What was counted.</summary>
    public BuildSummary Summary { get; init; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>The project's folder, absolute, to which the paths of the diagnostics are relative.</summary>
    public string ProjectDirectory { get; init; } = "";

    /// <summary>The release's folder, absolute; null where nothing was released.</summary>
    public string? ReleaseDirectory { get; init; }

    /// <summary>Every file that the build made or found up to date, absolute: the release's, and the list of rejected documents.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether nothing had changed since the last build, and no work was done.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>Whether there is no error.</summary>
    public bool Succeeded => Summary.Errors == 0;
}
