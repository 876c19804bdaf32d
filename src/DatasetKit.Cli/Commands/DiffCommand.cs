using System.CommandLine;
using DatasetKit.Versions;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit diff</c>.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The old release: its folder, the one that holds manifest.json; with --from NAME[@RANGE], and folders then begin with ./ or /." };
        var now = new Argument<string>("NEW") { Description = "The new release." };
        var texts = new Option<bool>("--text", "-t") { Description = "Show where texts differ, word by word." };
        var all = new Option<bool>("--all", "-a") { Description = "List every record. Default: 20 of a kind; json is always whole." };
        var exitCode = new Option<bool>("--exit-code") { Description = "End with 1 where the releases differ. Default: 0 where they could be compared." };
        var format = new Option<DiffFormat>("--format", "-f") { Description = "How the result is printed: text, json or markdown.", DefaultValueFactory = _ => DiffFormat.Text, HelpName = "text|json|markdown" };
        var feed = new FeedReadArguments("The feed that NAME[@RANGE] is taken from: a folder, or an http or https URL.");
        var command = new Command("diff", "Compare two releases record by record, and tell the least version that the change calls for.") { old, now, texts, all, exitCode, format };
        feed.AddTo(command);
        command.SetAction(parsed => Failure.Guard(terminal, FailureFormat(parsed.GetValue(format)), () =>
        {
            var onFailure = FailureFormat(parsed.GetValue(format));
            using var oldRelease = ComparedRelease.Find(parsed.GetValue(old)!, feed, parsed, terminal, onFailure);
            using var newRelease = oldRelease is null ? null : ComparedRelease.Find(parsed.GetValue(now)!, feed, parsed, terminal, onFailure);
            if (oldRelease is null || newRelease is null)
                return ExitCode.CannotRun;
            var result = ReleaseComparer.Compare(oldRelease.Path, newRelease.Path, terminal.CancellationToken);
            result = result with { Diagnostics = [.. oldRelease.Notices.Concat(newRelease.Notices).Distinct(), .. result.Diagnostics] };
            Print(terminal, result, parsed.GetValue(format), parsed.GetValue(texts), parsed.GetValue(all));
            return result.Diff is null || (parsed.GetValue(exitCode) && result.Diff.Level != ChangeLevel.None) ? ExitCode.Findings : ExitCode.Clean;
        }));
        return command;
    }

    private static OutputFormat FailureFormat(DiffFormat format) => format == DiffFormat.Json ? OutputFormat.Json : OutputFormat.Text;

    private static void Print(Terminal terminal, DiffResult result, DiffFormat format, bool withTexts, bool showAll)
    {
        if (format == DiffFormat.Json)
        {
            DiffJson.Write(result, terminal.Output, withTexts, terminal.CancellationToken);
            terminal.Output.WriteLine();
            return;
        }

        terminal.Write(result.Diagnostics);
        if (result.Diff is null)
            return;
        if (format == DiffFormat.Markdown)
            terminal.Output.Write(DiffMarkdown.Format(result.Diff));
        else
            DiffText.Write(result.Diff, terminal.Output, withTexts, showAll, terminal.CancellationToken);
    }
}
