using System.CommandLine;
using System.Globalization;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary>The options of the commands that work on a project.</summary>
internal sealed class ProjectArguments
{
    public Option<string?> Project { get; } = new("--project", "-p") { Description = "The dataset.yaml, or its folder. Default: the nearest one from the current folder upward.", HelpName = "PATH" };

    public Option<OutputFormat> Format { get; } = CreateFormat();

    public Option<int> Threads { get; } = CreateThreads();

    public static Option<OutputFormat> CreateFormat() =>
        new("--format", "-f") { Description = "How the result is printed: text or json.", DefaultValueFactory = _ => OutputFormat.Text, HelpName = "text|json" };

    public void AddTo(Command command)
    {
        command.Options.Add(Project);
        command.Options.Add(Format);
    }

    /// <summary>Adds the option of commands that read the whole corpus.</summary>
    public void AddThreadsTo(Command command) => command.Options.Add(Threads);

    public int ThreadsOf(ParseResult parsed) => parsed.GetValue(Threads);

    /// <summary>The project file that is meant; null where there is none, which is then reported.</summary>
    public string? Find(ParseResult parsed, Terminal terminal)
    {
        var path = parsed.GetValue(Project);
        if (ProjectFinder.Find(path, terminal.CurrentDirectory) is { } file)
            return file;
        ReportMissing(terminal, parsed.GetValue(Format), path);
        return null;
    }

    public static int ReportMissing(Terminal terminal, OutputFormat format, string? path)
    {
        var place = path is null ? "in the current folder or above it" : $"at '{path}'";
        return Failure.Report(terminal, format, "DK0002", $"There is no {DatasetProject.FileName} {place}; make one with 'datasetkit init', or name it with --project.", DatasetProject.FileName);
    }

    private static Option<int> CreateThreads() => new("--threads")
    {
        Description = "How many threads work; the result does not depend on it. Default: one for each processor.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[^1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= BuildOptions.MaxThreads)
                return count;
            result.AddError($"--threads must be a whole number from 1 to {BuildOptions.MaxThreads}, not '{result.Tokens[^1].Value}'.");
            return 1;
        },
    };
}
