using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary>Prints what <c>validate</c> and <c>build</c> found, and decides their exit code.</summary>
internal static class BuildReport
{
    public static int Print(Terminal terminal, OutputFormat format, BuildResult result)
    {
        var release = result.ReleaseDirectory is null ? null : Relative(result.ProjectDirectory, result.ReleaseDirectory);
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(JsonReport.Format(result.Diagnostics, result.Summary, release));
        }
        else
        {
            terminal.Write(result.Diagnostics);
            terminal.Output.WriteLine(TextReport.Format(result.Summary));
            if (result.ReleaseDirectory is not null)
                terminal.Output.WriteLine($"{(result.IsUpToDate ? "Up to date" : "Released")}: {Relative(terminal.CurrentDirectory, result.ReleaseDirectory)}");
        }

        return ExitCodeOf(result.Diagnostics);
    }

    /// <summary>Says that another build has to be waited for.</summary>
    public static Action Waiting(Terminal terminal) => () => terminal.Error.WriteLine("Waiting for another build of this dataset to end.");

    /// <summary>Progress for a terminal.</summary>
    public static WorkState Describe(BuildProgress progress) =>
        new(progress.DocumentCount, "document", progress.Done);

    /// <summary>Clean without an error; an error of the configuration, or of a feed that cannot be used, means that the command could not run.</summary>
    public static int ExitCodeOf(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
            return ExitCode.Clean;
        return errors.Exists(error => error.Code.StartsWith("DK0", StringComparison.Ordinal) || Failure.IsNoRun(error.Code)) ? ExitCode.CannotRun : ExitCode.Findings;
    }

    private static string Relative(string directory, string path) => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
}
