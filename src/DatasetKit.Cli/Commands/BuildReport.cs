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

        return ExitCodeOf(result);
    }

    /// <summary>Progress in words.</summary>
    public static (string Text, double Done) Describe(BuildProgress progress) =>
        (TextReport.Count(progress.DocumentCount, "document"), (double)progress.SeedCount / Math.Max(1, progress.TotalSeedCount));

    private static int ExitCodeOf(BuildResult result)
    {
        if (result.Succeeded)
            return ExitCode.Clean;
        var isConfiguration = result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Code.StartsWith("DK0", StringComparison.Ordinal));
        return isConfiguration ? ExitCode.CannotRun : ExitCode.Findings;
    }

    private static string Relative(string directory, string path) => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
}
