using DatasetKit.Diagnostics;

namespace DatasetKit.Projects;

/// <summary>A project, or why there is none.</summary>
/// <param name="Project">The project; null where there is an error.</param>
/// <param name="Diagnostics">What was found in the project file and in the schema.</param>
public sealed record ProjectLoadResult(DatasetProject? Project, IReadOnlyList<Diagnostic> Diagnostics);
