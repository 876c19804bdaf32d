using DatasetKit.Client;
using DatasetKit.Feeds;
using DatasetKit.Projects;
using Microsoft.Build.Framework;

namespace DatasetKit.MSBuild;

/// <summary>Adds the release that a build made to a feed.</summary>
[MSBuildMultiThreadableTask]
public sealed class PublishDataset : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The release's folder, absolute.</summary>
    [Required]
    public string ReleaseDirectory { get; set; } = "";

    /// <summary>The feed's folder, absolute or relative to <see cref="ProjectDirectory"/>.</summary>
    [Required]
    public string Feed { get; set; } = "";

    /// <summary>The <c>dataset.yaml</c>, absolute or relative to <see cref="ProjectDirectory"/>.</summary>
    [Required]
    public string DatasetProject { get; set; } = "";

    /// <summary>The MSBuild project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The MSBuild project's name, for the line that says where the release is.</summary>
    [Required]
    public string ProjectName { get; set; } = "";

    /// <summary>The release's version; default: what the dataset project says.</summary>
    public string? Version { get; set; }

    /// <summary>A private key in PEM, not encrypted, that signs the release; default: none.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Whether this build has just made the release, so that it is known what it was made from; default: false.</summary>
    public bool IsBuilt { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            Publish(Path.GetFullPath(TaskPath.Fix(DatasetProject), ProjectDirectory));
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (FeedException fault)
        {
            Log.LogError(null, fault.Code, null, fault.Place, 0, 0, 0, 0, "{0}", fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, "DK0001", null, Feed, 0, 0, 0, 0, "{0}", fault.Message);
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc />
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancellation.Dispose();

    private void Publish(string file)
    {
        using var key = string.IsNullOrEmpty(SigningKey) ? null : Feeds.SigningKey.LoadFile(TaskPath.Fix(SigningKey), ProjectDirectory);
        var project = Projects.DatasetProject.Load(file, new ProjectOverrides { Version = Version }).Project;
        var options = new PublishOptions { Key = key, Project = project, IsBuilt = IsBuilt };
        var result = FeedPublisher.Publish(ReleaseDirectory, Client.Feed.Locate(TaskPath.Fix(Feed), ProjectDirectory), options, _cancellation.Token);
        new DiagnosticLog(Log, new WarningLevels(false, null, null, null), ReleaseDirectory, 0).Write(result.Diagnostics);
        if (result.Directory is not null)
            Log.LogMessage(MessageImportance.High, "{0} -> {1}", ProjectName, result.Directory);
    }
}
