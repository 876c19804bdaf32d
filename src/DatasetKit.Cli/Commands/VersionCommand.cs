using System.CommandLine;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit version</c>, <c>version bump</c> and <c>version lock</c>.</summary>
internal static class VersionCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var command = new Command("version", "Show the version and the last published one.");
        arguments.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () => arguments.Find(parsed, terminal) is { } project
            ? Show(terminal, parsed.GetValue(arguments.Format), project)
            : ExitCode.CannotRun));
        return command;
    }

    public static Command CreateBump(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var against = new AgainstArguments();
        var command = new Command("bump", "Write the least version that the changes call for into the project file.");
        arguments.AddTo(command);
        arguments.AddThreadsTo(command);
        against.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            if (arguments.Find(parsed, terminal) is not { } project)
                return ExitCode.CannotRun;
            var options = against.Apply(new BuildOptions { Threads = arguments.ThreadsOf(parsed), Waiting = BuildReport.Waiting(terminal) }, parsed, terminal);
            var result = terminal.Run<BuildProgress, VersionBumpResult>(BuildReport.Describe, progress => VersionBump.Run(project, options with { Progress = progress }, terminal.CancellationToken));
            return Print(terminal, parsed.GetValue(arguments.Format), VersionReport.FormatJson(result), VersionReport.FormatText(result), result.Diagnostics);
        }));
        return command;
    }

    public static Command CreateLock(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var release = new Argument<string?>("RELEASE") { Description = "The release that was published. Default: the one of this version in the release directory.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lock", "Record a release as published, in dataset.lock.json; 'publish' does it by itself.");
        command.Arguments.Add(release);
        arguments.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            if (arguments.Find(parsed, terminal) is not { } file)
                return ExitCode.CannotRun;
            var loaded = DatasetProject.Load(file);
            if (loaded.Project is not { } project)
                return ExitCodeOf(terminal, parsed.GetValue(arguments.Format), loaded.Diagnostics);
            var folder = PathOf(parsed.GetValue(release), terminal) ?? Path.Combine(project.Release.Directory, project.Name, project.Version);
            if (!Directory.Exists(folder))
                return Failure.Report(terminal, parsed.GetValue(arguments.Format), "DK0001", "There is no such folder; build the release first, or name it.", terminal.NameOf(folder));
            var result = DatasetLock.Write(project, folder);
            return Print(terminal, parsed.GetValue(arguments.Format), VersionReport.FormatJson(result), VersionReport.FormatText(result), result.Diagnostics);
        }));
        return command;
    }

    private static string? PathOf(string? path, Terminal terminal) => path is null ? null : Path.GetFullPath(path, terminal.CurrentDirectory);

    private static int Show(Terminal terminal, OutputFormat format, string projectFile)
    {
        var result = VersionStatus.Of(projectFile);
        return Print(terminal, format, VersionReport.FormatJson(result), VersionReport.FormatText(result), result.Diagnostics);
    }

    private static int Print(Terminal terminal, OutputFormat format, string json, string text, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (format == OutputFormat.Json)
            terminal.Output.WriteLine(json);
        else
            terminal.Output.Write(text);
        return ExitCodeOf(terminal, format, diagnostics);
    }

    private static int ExitCodeOf(Terminal terminal, OutputFormat format, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (format == OutputFormat.Text)
            terminal.Write(diagnostics);
        return BuildReport.ExitCodeOf(diagnostics);
    }
}
