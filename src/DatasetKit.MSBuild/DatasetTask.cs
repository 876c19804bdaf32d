using DatasetKit.Client;
using Microsoft.Build.Framework;

namespace DatasetKit.MSBuild;

/// <summary>A task that works on a dataset project: it can be cancelled, and says as an error what keeps it from its work.</summary>
public abstract class DatasetTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The <c>dataset.yaml</c>, absolute or relative to <see cref="ProjectDirectory"/>.</summary>
    [Required]
    public string DatasetProject { get; set; } = "";

    /// <summary>The MSBuild project's folder. The current folder is another project's when projects are built on many threads.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The MSBuild project's name, for the line that says where the release is. A task cannot ask MSBuild for it.</summary>
    [Required]
    public string ProjectName { get; set; } = "";

    /// <summary>The release's version; default: what the dataset project says.</summary>
    public string? Version { get; set; }

    /// <summary>Severities of rules, <c>DK3002=off;DK1018=error</c>, added to those of the dataset project; default: none.</summary>
    public string? Rules { get; set; }

    /// <summary>Whether warnings are errors, as for a compiler; default: false.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that are errors all the same, separated by <c>;</c> or <c>,</c>; default: none.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that stay warnings all the same; default: none.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>Codes of warnings that are not shown; default: none.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The dataset project, absolute.</summary>
    protected string ProjectFile => Path.GetFullPath(TaskPath.Fix(DatasetProject), ProjectDirectory);

    /// <summary>What an error is about that names no place of its own.</summary>
    protected abstract string Place { get; }

    /// <summary>What weighs how much in this build.</summary>
    private protected WarningLevels Levels => new(TreatWarningsAsErrors, WarningsAsErrors, WarningsNotAsErrors, NoWarn);

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            Run(_cancellation.Token);
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
            Log.LogError(null, "DK0001", null, Place, 0, 0, 0, 0, "{0}", fault.Message);
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc />
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the task holds.</summary>
    /// <param name="disposing">Whether it is disposed of, and not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _cancellation.Dispose();
    }

    /// <summary>Does the work.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    protected abstract void Run(CancellationToken cancellationToken);
}
