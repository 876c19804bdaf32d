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
        using var key = string.IsNullOrEmpty(SigningKey) ? null : Feeds.SigningKey.LoadFile(TaskPath.Fix(SigningKey), ProjectDirectory);
        var project = Projects.DatasetProject.Load(ProjectFile, new ProjectOverrides { Version = Version }).Project;
        var options = new PublishOptions { Key = key, Project = project, IsBuilt = IsBuilt };
        var result = FeedPublisher.Publish(ReleaseDirectory, Client.Feed.Locate(TaskPath.Fix(Feed), ProjectDirectory), options, cancellationToken);
        new DiagnosticLog(Log, new WarningLevels(false, null, null, null), ReleaseDirectory, 0).Write(result.Diagnostics);
        if (result.Directory is not null)
            Log.LogMessage(MessageImportance.High, "{0} -> {1}", ProjectName, result.Directory);
    }
}
