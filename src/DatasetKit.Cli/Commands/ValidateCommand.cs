using System.CommandLine;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit validate</c>.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var command = new Command("validate", "Check every seed and release nothing.");
        arguments.AddTo(command);
        arguments.AddThreadsTo(command);
        var against = VersionCommand.CreateAgainst();
        command.Options.Add(against);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            if (arguments.Find(parsed, terminal) is not { } project)
                return ExitCode.CannotRun;
            var result = terminal.Run<BuildProgress, BuildResult>(BuildReport.Describe, progress =>
                DatasetBuilder.Validate(project, null, new BuildOptions { Threads = arguments.ThreadsOf(parsed), Progress = progress, Against = FeedArguments.Locate(parsed.GetValue(against), terminal), Waiting = BuildReport.Waiting(terminal) }, terminal.CancellationToken));
            return BuildReport.Print(terminal, parsed.GetValue(arguments.Format), result);
        }));
        return command;
    }
}
