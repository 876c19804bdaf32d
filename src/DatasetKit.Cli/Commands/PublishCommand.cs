using System.CommandLine;
using DatasetKit.Client;
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
        command.Validators.Add(result =>
        {
            if (result.GetResult(release) is not null && result.GetResult(version) is not null)
                result.AddError("--version is of use without --release only: a release that is built has its version.");
            if (result.GetResult(variable) is not null && result.GetResult(key) is null)
                result.AddError("--passphrase-variable is of use with --sign only.");
        });
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(arguments.Format), () =>
        {
            var target = FeedArguments.Locate(parsed.GetValue(feed)!, terminal);
            using var signer = LoadKey(parsed.GetValue(key), parsed.GetValue(variable), terminal);
            var options = new PublishOptions { Key = signer, Waiting = () => terminal.Error.WriteLine("Waiting for another publisher of this dataset to end.") };
            var format = parsed.GetValue(arguments.Format);
            if (parsed.GetValue(release) is { } named)
                return PublishRelease(terminal, format, named, parsed.GetValue(arguments.Project), target, options);
            if (arguments.Find(parsed, terminal) is not { } file)
                return ExitCode.CannotRun;
            var overrides = new ProjectOverrides { Version = parsed.GetValue(version) };
            var built = BuildCommand.Run(terminal, file, overrides, new BuildOptions { Threads = arguments.ThreadsOf(parsed) });
            if (built.ReleaseDirectory is null)
                return BuildReport.Print(terminal, format, built);
            var source = DatasetProject.Load(file, overrides).Project;
            return Print(terminal, format, built, FeedPublisher.Publish(built.ReleaseDirectory, target, options with { Project = source, IsBuilt = true }, terminal.CancellationToken));
        }));
        return command;
    }

    /// <summary>Publishes a release that was built before. The project, whose lock records it, is the one that was named, or the one around, if it is of that dataset.</summary>
    private static int PublishRelease(Terminal terminal, OutputFormat format, string named, string? projectPath, string target, PublishOptions options)
    {
        var directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, terminal.CurrentDirectory));
        if (!Directory.Exists(directory))
            return Failure.Report(terminal, format, "DK0001", "There is no such folder.", named);
        var file = ProjectFinder.Find(projectPath, terminal.CurrentDirectory);
        if (file is null && projectPath is not null)
            return ProjectArguments.ReportMissing(terminal, format, projectPath);
        var name = NameOf(directory, terminal);
        var loaded = file is null ? null : DatasetProject.Load(file);
        var project = OfName(loaded?.Project, name);
        if (project is null && projectPath is not null && name is not null)
        {
            if (loaded!.Project is { } other)
                return Failure.Report(terminal, format, "DK0021", $"The release is of the dataset '{name}', but the project that was named is '{other.Name}'.", named);
            _ = Print(terminal, format, new BuildResult { Diagnostics = loaded.Diagnostics }, new PublishResult());
            return ExitCode.CannotRun;
        }

        var result = FeedPublisher.Publish(directory, target, options with { Project = project }, terminal.CancellationToken);
        if (result.Directory is not null && options.Key is not null)
            terminal.Error.WriteLine("Nothing tells what this release was made from, so it gets a signature and no provenance statement.");
        if (result.Directory is not null && project is null)
            terminal.Error.WriteLine($"No lock records this version, since {(file is null ? "no project was found" : loaded!.Project is null ? $"'{DatasetProject.FileName}' here has errors" : "the project found here is not that of the release")}; name the one of '{name}' with --project, or later changes of what is published here go unnoticed.");
        return Print(terminal, format, new BuildResult(), result);
    }

    private static DatasetProject? OfName(DatasetProject? project, string? name) => project?.Name == name ? project : null;

    /// <summary>The name of a release's dataset; null where it cannot be read, which the publisher then says.</summary>
    private static string? NameOf(string release, Terminal terminal)
    {
        try
        {
            using var dataset = FeedArguments.Wait(Dataset.OpenAsync(release, terminal.CancellationToken));
            return dataset.Name;
        }
        catch (FeedException)
        {
            return null;
        }
    }

    private static SigningKey? LoadKey(string? path, string? variable, Terminal terminal)
    {
        if (path is null)
            return null;
        var passphrase = variable is null ? null : Environment.GetEnvironmentVariable(variable)
            ?? throw new FeedException("DK4050", path, $"The environment variable '{variable}', which is to hold the key's passphrase, is not set.");
        return SigningKey.LoadFile(path, terminal.CurrentDirectory, passphrase);
    }

    private static int Print(Terminal terminal, OutputFormat format, BuildResult built, PublishResult published)
    {
        IReadOnlyList<Diagnostic> diagnostics = [.. built.Diagnostics, .. published.Diagnostics];
        var directory = published.Directory is null ? null : terminal.NameOf(published.Directory);
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
