using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
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
        var cache = new Option<string?>("--cache") { Description = "The folder that keeps what was fetched. Default: the user's own.", HelpName = "DIR" };
        var key = KeyOption.Create("The publisher's public key in PEM: only a release that it signed is taken.");
        var prerelease = new Option<bool>("--prerelease") { Description = "Take a pre-release too, where the range names none." };
        var format = ProjectArguments.CreateFormat();
        var command = new Command("pull", "Fetch a release from a feed, check all of it, and put it into a folder.");
        command.Arguments.Add(query);
        foreach (var option in (Option[])[from, to, cache, key, prerelease, format])
            command.Options.Add(option);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var options = new FeedOptions
            {
                CacheDirectory = parsed.GetValue(cache) is { } folder ? Path.GetFullPath(folder, terminal.CurrentDirectory) : null,
                AllowsPrerelease = parsed.GetValue(prerelease),
                PublicKey = KeyOption.Read(parsed.GetValue(key), terminal),
            };
            using var feed = Feed.Open(FeedArguments.Locate(parsed.GetValue(from)!, terminal), options);
            var directory = Path.GetFullPath(parsed.GetValue(to) ?? ".", terminal.CurrentDirectory);
            var result = FeedArguments.Wait(feed.PullAsync(parsed.GetValue(query)!, directory, terminal.CancellationToken));
            return Print(terminal, parsed.GetValue(format), result);
        }));
        return command;
    }

    private static int Print(Terminal terminal, OutputFormat format, PullResult result)
    {
        var diagnostics = result.Notices.Select(notice => new Diagnostic(notice.Code, Severity.Warning, notice.Place, 0, 0, notice.Message)).ToList();
        var directory = Path.GetRelativePath(terminal.CurrentDirectory, result.Directory).Replace(Path.DirectorySeparatorChar, '/');
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
