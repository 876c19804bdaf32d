using System.CommandLine;
using DatasetKit.Diagnostics;
using DatasetKit.Feeds;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit publish</c>.</summary>
internal static class PublishCommand
{
    public static Command Create(Terminal terminal)
    {
        var arguments = new ProjectArguments();
        var feed = new Option<string>("--to") { Description = "The feed's folder; made where it is missing.", HelpName = "DIR", Required = true };
        var release = new Option<string?>("--release") { Description = "The release's folder. Default: the project's, which is built first.", HelpName = "DIR" };
        var version = new Option<string?>("--version") { Description = "The version of the release that is built, in place of the project's.", HelpName = "V" };
        var key = new Option<string?>("--sign") { Description = "A private key in PEM, ECDSA P-256, that signs the release and says what it was made from.", HelpName = "KEY.pem" };
        var variable = new Option<string?>("--passphrase-variable") { Description = "The environment variable that holds the passphrase of an encrypted key.", HelpName = "NAME" };
        var command = new Command("publish", "Build the release and add it to a feed, from which others pull it.");
        arguments.AddTo(command);
        arguments.AddThreadsTo(command);
        foreach (var option in (Option[])[feed, release, version, key, variable])
            command.Options.Add(option);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            using var signer = LoadKey(parsed.GetValue(key), parsed.GetValue(variable), terminal);
            var options = new PublishOptions { Key = signer, Waiting = () => terminal.Error.WriteLine("Waiting for another publisher of this dataset to end.") };
            var target = Path.GetFullPath(parsed.GetValue(feed)!, terminal.CurrentDirectory);
            var format = parsed.GetValue(arguments.Format);
            if (parsed.GetValue(release) is { } named)
            {
                var directory = Path.GetFullPath(named, terminal.CurrentDirectory);
                if (!Directory.Exists(directory))
                    return Failure.Report(terminal, format, "DK0001", "There is no such folder.", named);
                if (signer is not null)
                    terminal.Error.WriteLine("Nothing tells what this release was made from, so it gets a signature and no provenance statement.");
                return Print(terminal, format, new BuildResult(), FeedPublisher.Publish(directory, target, options with { Project = ProjectOf(parsed, arguments, terminal, directory) }, terminal.CancellationToken));
            }

            if (arguments.Find(parsed, terminal) is not { } file)
                return ExitCode.CannotRun;
            var overrides = new ProjectOverrides { Version = parsed.GetValue(version) };
            var built = BuildCommand.Run(terminal, file, overrides, arguments.ThreadsOf(parsed));
            if (built.ReleaseDirectory is null)
                return BuildReport.Print(terminal, format, built);
            var source = DatasetProject.Load(file, overrides).Project;
            return Print(terminal, format, built, FeedPublisher.Publish(built.ReleaseDirectory, target, options with { Project = source, IsBuilt = true }, terminal.CancellationToken));
        }));
        return command;
    }

    /// <summary>The project that is found, where it is the one of the release.</summary>
    private static DatasetProject? ProjectOf(ParseResult parsed, ProjectArguments arguments, Terminal terminal, string release)
    {
        var project = ProjectFinder.Find(parsed.GetValue(arguments.Project), terminal.CurrentDirectory) is { } file ? DatasetProject.Load(file).Project : null;
        return project is not null && Path.GetFileName(release) == project.Version && Path.GetFileName(Path.GetDirectoryName(release)) == project.Name ? project : null;
    }

    private static SigningKey? LoadKey(string? path, string? variable, Terminal terminal)
    {
        if (path is null)
            return null;
        var passphrase = variable is null ? null : Environment.GetEnvironmentVariable(variable);
        return SigningKey.Load(File.ReadAllText(Path.GetFullPath(path, terminal.CurrentDirectory)), passphrase);
    }

    private static int Print(Terminal terminal, OutputFormat format, BuildResult built, PublishResult published)
    {
        IReadOnlyList<Diagnostic> diagnostics = [.. built.Diagnostics, .. published.Diagnostics];
        var directory = published.Directory is null ? null : Path.GetRelativePath(terminal.CurrentDirectory, published.Directory).Replace(Path.DirectorySeparatorChar, '/');
        if (format == OutputFormat.Json)
        {
            terminal.Output.WriteLine(JsonReport.FormatVerify(diagnostics, published.FileCount, published.RecordCount, directory));
        }
        else
        {
            terminal.Write(diagnostics);
            if (directory is not null)
                terminal.Output.WriteLine($"{(published.IsUpToDate ? "Published before" : "Published")}: {directory}");
        }

        return published.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Clean;
    }
}
