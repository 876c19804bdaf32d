using System.CommandLine;
using System.Text.RegularExpressions;
using DatasetKit.Releases;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit init</c>.</summary>
internal static partial class InitCommand
{
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
        if (!Name().IsMatch(name))
            return Failure.Report(terminal, OutputFormat.Text, "DK0005", $"'{name}' cannot be a dataset's name; give one with --name: lower-case letters and digits, with single '.', '_' or '-' between them.");
        var files = ProjectTemplate.Files(name, ToolInfo.Version).ToDictionary(file => Path.Combine(folder, file.Path), file => file.Text);
        if (files.Keys.FirstOrDefault(File.Exists) is { } there)
            return Failure.Report(terminal, OutputFormat.Text, "DK0001", $"'{Path.GetRelativePath(terminal.CurrentDirectory, there)}' is there already; nothing was written.");
        foreach (var (file, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            terminal.Output.WriteLine(Path.GetRelativePath(terminal.CurrentDirectory, file).Replace(Path.DirectorySeparatorChar, '/'));
        }

        terminal.Output.WriteLine("Build it with 'dotnet build' or 'datasetkit build'.");
        return ExitCode.Clean;
    }

    private static string NameFrom(string folder) => NotInName().Replace(folder.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"^[a-z0-9]+([._-][a-z0-9]+)*\z")]
    private static partial Regex Name();
}
