using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Feeds;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit list</c>.</summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "The dataset whose versions are listed. Default: all datasets, with their latest.", DefaultValueFactory = _ => null };
        var from = FeedArguments.CreateFrom();
        var format = ProjectArguments.CreateFormat();
        var command = new Command("list", "List what a feed holds.");
        command.Arguments.Add(name);
        command.Options.Add(from);
        command.Options.Add(format);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var location = FeedArguments.Locate(parsed.GetValue(from)!, terminal);
            Repair(location, terminal.CancellationToken);
            using var feed = Feed.Open(location);
            var isJson = parsed.GetValue(format) == OutputFormat.Json;
            if (parsed.GetValue(name) is { } dataset)
            {
                var found = FeedArguments.Wait(feed.ReadDatasetAsync(dataset, terminal.CancellationToken));
                terminal.Output.Write(isJson ? FeedReport.FormatJson([found]) + "\n" : FeedReport.Format(found));
            }
            else
            {
                var index = FeedArguments.Wait(feed.ReadIndexAsync(terminal.CancellationToken));
                terminal.Output.Write(isJson ? FeedReport.FormatJson(index.Datasets) + "\n" : FeedReport.Format(index));
            }

            return ExitCode.Clean;
        }));
        return command;
    }

    /// <summary>Brings the indexes of a feed in a folder up to date, which a publisher that was killed left behind.</summary>
    private static void Repair(string location, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(location))
            return;
        try
        {
            FeedPublisher.Repair(location, cancellationToken);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            // Who may only read the feed is shown its indexes as they are.
            _ = fault;
        }
    }
}
