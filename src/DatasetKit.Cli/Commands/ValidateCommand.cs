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
        var against = new AgainstArguments();
        against.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            if (arguments.Find(parsed, terminal) is not { } project)
                return ExitCode.CannotRun;
            var options = against.Apply(new BuildOptions { Threads = arguments.ThreadsOf(parsed), Waiting = BuildReport.Waiting(terminal) }, parsed, terminal);
            var result = terminal.Run<BuildProgress, BuildResult>(BuildReport.Describe, progress =>
                DatasetBuilder.Validate(project, null, options with { Progress = progress }, terminal.CancellationToken));
            return BuildReport.Print(terminal, parsed.GetValue(arguments.Format), result);
        }));
        return command;
    }
}
