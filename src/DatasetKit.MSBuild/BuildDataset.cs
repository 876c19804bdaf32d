using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DatasetKit.Client;
using DatasetKit.Projects;
using DatasetKit.Releases;
using Microsoft.Build.Framework;

namespace DatasetKit.MSBuild;

/// <summary>
/// Validates a dataset project and builds its release. The task decides for itself whether there is anything to do, so it runs in every
/// build: MSBuild's own inputs and outputs would make it forget the files, and a clean-up would then delete them.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildDataset : DatasetTask
{
    /// <summary>Where the state of the last build is kept; default: nowhere, and every build does all work.</summary>
    public string? StateDirectory { get; set; }

    /// <summary>Where releases are built; default: what the dataset project says.</summary>
    public string? OutputPath { get; set; }

    /// <summary>
    /// The published release to compare the version with: its folder, one that holds it as <c>NAME/VERSION</c>, such as a feed, or a feed's
    /// URL; default: what <c>dataset.lock.json</c> says.
    /// </summary>
    public string? Against { get; set; }

    /// <summary>The publisher's public key in PEM, with <see cref="Against"/> a URL: only a release that it signed is compared with; default: none.</summary>
    public string? AgainstKey { get; set; }

    /// <summary>How many diagnostics are logged before one line counts the rest; 0 for all; default: 200.</summary>
    public string MaxDiagnostics { get; set; } = "200";

    /// <summary>
    /// The release's files, with their place below the output folder of who uses them as <c>TargetPath</c>, and the list of rejected
    /// documents, without.
    /// </summary>
    [Output]
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "MSBuild knows lists of items as arrays only.")]
    public ITaskItem[] Files { get; private set; } = [];

    /// <summary>The release's folder; empty where nothing was released.</summary>
    [Output]
    public string ReleaseDirectory { get; private set; } = "";

    /// <inheritdoc />
    protected override string Place => ProjectFile;

    /// <inheritdoc />
    protected override void Run(CancellationToken cancellationToken)
    {
        var file = ProjectFile;
        if (!int.TryParse(MaxDiagnostics, NumberStyles.None, CultureInfo.InvariantCulture, out var maxDiagnostics))
        {
            Log.LogError(null, "DK0005", null, file, 0, 0, 0, 0, "{0}", $"DatasetMaxDiagnostics must be a whole number, 0 or more, not '{MaxDiagnostics}'.");
            return;
        }

        var log = new DiagnosticLog(Log, Levels, Path.GetDirectoryName(file)!, maxDiagnostics);
        var overrides = new ProjectOverrides { Version = Version, ReleaseDirectory = FullPath(OutputPath), Rules = Rules };

        // Whether a warning is an error is known only once it is logged, and then nothing may be published.
        var options = new BuildOptions
        {
            StateDirectory = FullPath(StateDirectory),
            Threads = Environment.ProcessorCount,
            Against = string.IsNullOrEmpty(Against) ? null : Feed.Locate(TaskPath.Fix(Against), ProjectDirectory),
            AgainstKey = string.IsNullOrEmpty(AgainstKey) ? null : SignatureKey.ReadFile(TaskPath.Fix(AgainstKey), ProjectDirectory),
            Confirm = diagnostics => !log.Write(diagnostics).HasLoggedErrors,
            Waiting = () => Log.LogMessage(MessageImportance.High, "{0}: waiting for another build of this dataset to end.", ProjectName),
        };
        var result = DatasetBuilder.Build(file, overrides, options, cancellationToken);
        if (!log.IsWritten)
            log.Write(result.Diagnostics);
        if (result.ReleaseDirectory is { } directory && !Log.HasLoggedErrors)
            Report(directory, result.Files);
    }

    private void Report(string directory, IReadOnlyList<string> files)
    {
        ReleaseDirectory = directory;
        Files = [.. files.Select(file => ReleaseItem.Create(file, directory))];

        // The terminal logger makes a link of a line of exactly this form.
        Log.LogMessage(MessageImportance.High, "{0} -> {1}", ProjectName, directory);
    }

    private string? FullPath(string? path) => string.IsNullOrEmpty(path) ? null : Path.GetFullPath(TaskPath.Fix(path), ProjectDirectory);
}
