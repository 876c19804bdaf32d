using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit pull</c>.</summary>
internal static class PullCommand
{
    public static Command Create(Terminal terminal)
    {
        var query = new Argument<string>("NAME[@RANGE]") { Description = "The dataset, and which version: 1.2.0 exactly, 1.*, ^1.2 or [1.0,2.0). Default: the latest." };
        var from = FeedArguments.CreateFrom();
        var to = new Option<string?>("--to") { Description = "The folder that NAME/VERSION is put into. Default: the current folder.", HelpName = "DIR" };
        var cache = FeedArguments.CreateCache();
        var key = FeedArguments.CreateKey();
        var prerelease = FeedArguments.CreatePrerelease();
        var format = ProjectArguments.CreateFormat();
        var command = new Command("pull", "Fetch a release from a feed, check all of it, and put it into a folder.");
        command.Arguments.Add(query);
        foreach (var option in (Option[])[from, to, cache, key, prerelease, format])
            command.Options.Add(option);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var options = FeedArguments.OptionsOf(parsed.GetValue(cache), parsed.GetValue(key), parsed.GetValue(prerelease), terminal);
            using var feed = Feed.Open(FeedArguments.Locate(parsed.GetValue(from)!, terminal), options);
            var directory = Path.GetFullPath(parsed.GetValue(to) ?? ".", terminal.CurrentDirectory);
            var result = FeedArguments.Wait(feed.PullAsync(parsed.GetValue(query)!, directory, terminal.CancellationToken));
            return Print(terminal, parsed.GetValue(format), result);
        }));
        return command;
    }

    private static int Print(Terminal terminal, OutputFormat format, PullResult result)
    {
        var diagnostics = FeedArguments.ToDiagnostics(result.Notices).ToList();
        var directory = terminal.NameOf(result.Directory);
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(JsonReport.FormatVerify(diagnostics, result.Version.FileCount, (int)result.Version.RecordCount, directory));
            return ExitCode.Clean;
        }

        terminal.Write(diagnostics);
        terminal.Output.WriteLine($"{(result.IsUpToDate ? "Up to date" : "Pulled")}: {directory}");
        return ExitCode.Clean;
    }
}
