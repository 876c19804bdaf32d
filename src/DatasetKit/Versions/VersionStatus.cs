using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Rules;

namespace DatasetKit.Versions;

/// <summary>The version of a project, and what was published last.</summary>
/// <param name="Diagnostics">Why it is not known.</param>
/// <param name="Name">The dataset's name.</param>
/// <param name="Version">The version in the project file.</param>
/// <param name="Lock">What was published last; null for nothing.</param>
public sealed record VersionStatus(IReadOnlyList<Diagnostic> Diagnostics, string Name, string Version, DatasetLock? Lock)
{
    /// <summary>Reads project and lock; the corpus is not looked at.</summary>
    /// <param name="projectFile">The project file, absolute.</param>
    public static VersionStatus Of(string projectFile)
    {
        var loaded = DatasetProject.Load(projectFile);
        if (loaded.Project is not { } project)
            return new VersionStatus(loaded.Diagnostics, "", "", null);
        try
        {
            var published = DatasetLock.Read(project.LockFile);
            return published is null || published.Name == project.Name
                ? new VersionStatus([], project.Name, project.Version, published)
                : throw new FaultException(Codes.LockOfAnother, Location.StartOf(Path.GetFileName(project.LockFile)), LockWriter.OfAnother(published, project));
        }
        catch (FaultException fault)
        {
            return new VersionStatus(new RuleSet().ToDiagnostics([fault.Finding]), project.Name, project.Version, null);
        }
    }
}
