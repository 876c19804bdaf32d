using System.CommandLine;
using System.Text.RegularExpressions;
using DatasetKit.Client;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit init</c>.</summary>
internal static partial class InitCommand
{
    private const int MaxNameLength = 100;

    public static Command Create(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "The folder to make the project in.", DefaultValueFactory = _ => "." };
        var name = new Option<string?>("--name") { Description = "The dataset's name. Default: made from the folder's name.", HelpName = "NAME" };
        var command = new Command("init", "Make a dataset project that builds at once.");
        command.Arguments.Add(directory);
        command.Options.Add(name);
        command.SetAction(parsed => Failure.Guard(terminal, OutputFormat.Text, () =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(directory)!, terminal.CurrentDirectory);
            return Run(terminal, folder, parsed.GetValue(name) ?? NameFrom(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))));
        }));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string name)
    {
        if (!FeedFormat.IsName(name))
            return Failure.Report(terminal, OutputFormat.Text, "DK0005", $"'{(name.Length > 0 ? name : Path.GetFileName(folder))}' cannot be a dataset's name; give one with --name: at most 100 lower-case letters and digits, with single '.', '_' or '-' between them, and none that Windows keeps for devices, such as 'con'.", Failure.Tool);
        var files = ProjectTemplate.Files(name, ToolInfo.Version).ToDictionary(file => Path.Combine(folder, file.Path), file => file.Text);
        if (files.Keys.FirstOrDefault(File.Exists) is { } there)
            return Failure.Report(terminal, OutputFormat.Text, "DK0001", $"'{terminal.NameOf(there)}' is there already; nothing was written.", Failure.Tool);
        foreach (var (file, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            terminal.Output.WriteLine(terminal.NameOf(file));
        }

        terminal.Output.WriteLine("Build it with 'dotnet build' or 'datasetkit build'.");
        return ExitCode.Clean;
    }

    private static string NameFrom(string folder)
    {
        var name = NotInName().Replace(folder.ToLowerInvariant(), "-").Trim('-');
        return name.Length <= MaxNameLength ? name : name[..MaxNameLength].TrimEnd('-');
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInName();
}
