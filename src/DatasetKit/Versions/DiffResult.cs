using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>A comparison, or why there is none.</summary>
/// <param name="Diff">How the releases differ; null where one of them is damaged.</param>
/// <param name="Diagnostics">What is wrong with them; each path begins with the release's name.</param>
public sealed record DiffResult(ReleaseDiff? Diff, IReadOnlyList<Diagnostic> Diagnostics);
