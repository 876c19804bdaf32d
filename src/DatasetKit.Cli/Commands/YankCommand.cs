using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Feeds;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit yank</c>.</summary>
internal static class YankCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME@VERSION") { Description = "The dataset and the version." };
        var feed = new Option<string>("--feed") { Description = "The feed's folder.", HelpName = "DIR", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why, in a sentence that whoever pulls the version is shown.", HelpName = "TEXT" };
        var undo = new Option<bool>("--undo") { Description = "Take the mark away." };
        var format = ProjectArguments.CreateFormat();
        var command = new Command("yank", "Mark a published version that should not be used any more. It can still be pulled by its exact version.");
        command.Arguments.Add(name);
        foreach (var option in (Option[])[feed, reason, undo, format])
            command.Options.Add(option);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var named = parsed.GetValue(name)!;
            if (named.Split('@') is not [var dataset, var version])
                return Failure.Report(terminal, parsed.GetValue(format), "DK0001", "Name the version that is meant: NAME@VERSION.", named);
            var mark = parsed.GetValue(undo) ? null : new YankedMark(parsed.GetValue(reason));
            var result = FeedPublisher.Yank(FeedArguments.Locate(parsed.GetValue(feed)!, terminal), dataset, version, mark, terminal.CancellationToken);
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Output.WriteLine(JsonReport.FormatVerify(result.Diagnostics, result.FileCount, result.RecordCount, result.Directory is null ? null : $"{dataset}/{Path.GetFileName(result.Directory)}"));
            }
            else
            {
                terminal.Write(result.Diagnostics);
                if (result.Directory is not null)
                    terminal.Output.WriteLine($"{(mark is null ? "Not yanked any more" : "Yanked")}: {dataset}/{Path.GetFileName(result.Directory)}");
            }

            return result.Directory is null ? ExitCode.CannotRun : ExitCode.Clean;
        }));
        return command;
    }
}
