using System.CommandLine;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit build</c>.</summary>
internal static class BuildCommand
{
    private const string StateFolder = ".datasetkit";

    public static Command Create(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var output = new Option<string?>("--output", "-o") { Description = "The folder for releases, in place of release.directory.", HelpName = "DIR" };
        var version = new Option<string?>("--version") { Description = "The version of the release, in place of the project's.", HelpName = "V" };
        var against = new AgainstArguments();
        var command = new Command("build", "Check every seed and build the release.");
        arguments.AddTo(command);
        arguments.AddThreadsTo(command);
        command.Options.Add(output);
        command.Options.Add(version);
        against.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            if (arguments.Find(parsed, terminal) is not { } project)
                return ExitCode.CannotRun;
            var directory = parsed.GetValue(output);
            var overrides = new ProjectOverrides
            {
                Version = parsed.GetValue(version),
                ReleaseDirectory = directory is null ? null : Path.GetFullPath(directory, terminal.CurrentDirectory),
            };
            var result = Run(terminal, project, overrides, against.Apply(new BuildOptions { Threads = arguments.ThreadsOf(parsed) }, parsed, terminal));
            return BuildReport.Print(terminal, parsed.GetValue(arguments.Format), result);
        }));
        return command;
    }

    /// <summary>Builds the release, unless nothing has changed since the last build.</summary>
    public static BuildResult Run(Terminal terminal, string project, ProjectOverrides overrides, BuildOptions options)
    {
        var state = Path.Combine(Path.GetDirectoryName(project)!, StateFolder);
        return terminal.Run<BuildProgress, BuildResult>(BuildReport.Describe, progress =>
            DatasetBuilder.Build(project, overrides, options with { StateDirectory = state, Progress = progress, Waiting = BuildReport.Waiting(terminal) }, terminal.CancellationToken));
    }
}
