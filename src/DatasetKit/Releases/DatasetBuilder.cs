using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Seeds;
using DatasetKit.Versions;

namespace DatasetKit.Releases;

/// <summary>Validates a dataset project and builds its release. The CLI and the MSBuild task are shells around this.</summary>
public static class DatasetBuilder
{
    /// <summary>Checks every seed and releases nothing.</summary>
    /// <param name="projectFile">The project file, absolute.</param>
    /// <param name="overrides">What takes the place of the file's values; null for nothing.</param>
    /// <param name="options">How many threads work, what the version is compared with, and whom to tell how far it is; null for one thread, the lock of the project, and nobody. The folder of the state is not used.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="IOException">The corpus cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read or written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BuildResult Validate(string projectFile, ProjectOverrides? overrides = null, BuildOptions? options = null, CancellationToken cancellationToken = default)
    {
        var loaded = DatasetProject.Load(projectFile, overrides);
        if (loaded.Project is not { } project)
            return NotLoaded(projectFile, loaded);
        options ??= new BuildOptions();
        using var gate = VersionGate.Open(project, options, cancellationToken);
        return new BuildRun(project, options, Corpus.Open(project.CorpusOptions, threads: options.Threads), gate, cancellationToken).Validate();
    }

    /// <summary>Checks every seed and builds the release, unless nothing has changed since the last build.</summary>
    /// <param name="projectFile">The project file, absolute.</param>
    /// <param name="overrides">What takes the place of the file's values; null for nothing.</param>
    /// <param name="options">How many threads work, what is kept between builds, what the version is compared with, and whom to tell how far it is; null for one thread, nothing, the lock of the project, and nobody.</param>
    /// <param name="cancellationToken">Stops the work; what was released before is untouched.</param>
    /// <returns>What was found and made.</returns>
    /// <exception cref="IOException">The corpus cannot be listed or the release not be written; what was released before is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read or written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BuildResult Build(string projectFile, ProjectOverrides? overrides = null, BuildOptions? options = null, CancellationToken cancellationToken = default)
    {
        var loaded = DatasetProject.Load(projectFile, overrides);
        if (loaded.Project is not { } project)
            return NotLoaded(projectFile, loaded);
        options ??= new BuildOptions();
        using var state = BuildState.Open(project, options, cancellationToken);
        if (UpToDate(state, options) is { } last)
            return last;
        using var staging = StagingFolder.Create(Path.Combine(project.Release.Directory, project.Name), options.Waiting, cancellationToken);

        // Another build may have ended while this one waited, and seeds may have changed since they were looked at.
        return state.IsCurrent && !staging.HasWaited ? Build(project, options, state, staging, cancellationToken) : BuildAnew(project, options, staging, cancellationToken);
    }

    private static BuildResult BuildAnew(DatasetProject project, BuildOptions options, StagingFolder staging, CancellationToken cancellationToken)
    {
        using var state = BuildState.Open(project, options, cancellationToken);
        return UpToDate(state, options) ?? Build(project, options, state, staging, cancellationToken);
    }

    // What the version is compared with is no input that the state knows where it is named.
    private static BuildResult? UpToDate(BuildState state, BuildOptions options) => options is { Against: null, AgainstKey: null } ? state.LastResult : null;

    private static BuildResult Build(DatasetProject project, BuildOptions options, BuildState state, StagingFolder staging, CancellationToken cancellationToken)
    {
        var fileTime = state.FileTime();
        using var gate = VersionGate.Open(project, options, cancellationToken);
        return new BuildRun(project, options, Corpus.Open(project.CorpusOptions, fileTime, options.Threads, state.ListedAs), gate, cancellationToken).Build(staging, state, fileTime);
    }

    private static BuildResult NotLoaded(string projectFile, ProjectLoadResult loaded) => new()
    {
        Diagnostics = loaded.Diagnostics,
        ProjectDirectory = Path.GetDirectoryName(projectFile)!,
        Summary = new BuildSummary(0, 0, 0, 0, loaded.Diagnostics.Count(Is(Severity.Error)), loaded.Diagnostics.Count(Is(Severity.Warning))),
    };

    internal static Func<Diagnostic, bool> Is(Severity severity) => diagnostic => diagnostic.Severity == severity;
}
