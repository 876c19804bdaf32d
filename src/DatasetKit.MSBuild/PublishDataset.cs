using DatasetKit.Feeds;
using DatasetKit.Projects;
using Microsoft.Build.Framework;

namespace DatasetKit.MSBuild;

/// <summary>Adds the release that a build made to a feed.</summary>
[MSBuildMultiThreadableTask]
public sealed class PublishDataset : DatasetTask
{
    /// <summary>The release's folder, absolute.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>The feed's folder, absolute or relative to <see cref="DatasetTask.ProjectDirectory"/>.</summary>
    [Required]
    public string Feed { get; set; } = "";

    /// <summary>A private key in PEM, not encrypted, that signs the release; default: none.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Whether this build has just made the release, so that it is known what it was made from; default: false.</summary>
    public bool IsBuilt { get; set; }

    /// <inheritdoc />
    protected override string Place => Feed;

    /// <inheritdoc />
    protected override void Run(CancellationToken cancellationToken)
    {
        var loaded = Projects.DatasetProject.Load(ProjectFile, new ProjectOverrides { Version = Version, Rules = Rules });
        if (loaded.Project is null)
        {
            new DiagnosticLog(Log, Levels, Path.GetDirectoryName(ProjectFile)!, 0).Write(loaded.Diagnostics);
            return;
        }

        using var key = string.IsNullOrEmpty(SigningKey) ? null : Feeds.SigningKey.LoadFile(TaskPath.Fix(SigningKey), ProjectDirectory);
        var log = new DiagnosticLog(Log, Levels, ReleaseDirectory, 0);

        // Whether a warning is an error is known only once it is logged, and then nothing may be published.
        var confirmed = 0;
        var options = new PublishOptions
        {
            Key = key,
            Project = loaded.Project,
            IsBuilt = IsBuilt,
            Confirm = diagnostics =>
            {
                confirmed = diagnostics.Count;
                return !log.Write(diagnostics).HasLoggedErrors;
            },
            Waiting = () => Log.LogMessage(MessageImportance.High, "{0}: waiting for another publisher of this dataset to end.", ProjectName),
        };
        var result = FeedPublisher.Publish(ReleaseDirectory, Client.Feed.Locate(TaskPath.Fix(Feed), ProjectDirectory), options, cancellationToken);
        log.Write([.. result.Diagnostics.Skip(confirmed)]);
        if (result.Directory is not null)
            Log.LogMessage(MessageImportance.High, "{0} -> {1}", ProjectName, result.Directory);
    }
}
