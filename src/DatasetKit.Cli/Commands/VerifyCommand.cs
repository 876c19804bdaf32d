using System.CommandLine;
using DatasetKit.Feeds;
using DatasetKit.Releases;
using DatasetKit.Reporting;

namespace DatasetKit.Cli.Commands;

/// <summary><c>datasetkit verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var release = new Argument<string>("RELEASE") { Description = "The release's folder, the one that holds manifest.json." };
        var key = KeyOption.Create("The publisher's public key in PEM: the release must be signed by it, in VERSION.sig beside the folder.");
        var format = ProjectArguments.CreateFormat();
        var command = new Command("verify", "Read a release back: digests, counts, order, every record against its schema, nothing else in the folder.");
        command.Arguments.Add(release);
        command.Options.Add(key);
        command.Options.Add(format);
        command.SetAction(parsed => Failure.Guard(terminal, parsed.GetValue(format), () =>
        {
            var name = parsed.GetValue(release)!;
            var directory = Path.GetFullPath(name, terminal.CurrentDirectory);
            if (!Directory.Exists(directory))
                return Failure.Report(terminal, parsed.GetValue(format), "DK0001", "There is no such folder.", name);
            using var publisher = KeyOption.Load(parsed.GetValue(key), terminal);
            var result = ReleaseVerifier.Verify(directory, terminal.CancellationToken);
            if (publisher is not null && result.FileCount > 0)
                result = result with { Diagnostics = [.. result.Diagnostics, .. ReleaseSignature.Verify(directory, publisher)] };
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Output.WriteLine(JsonReport.FormatVerify(result.Diagnostics, result.FileCount, result.RecordCount, name));
            }
            else
            {
                terminal.Write(result.Diagnostics);
                terminal.Output.WriteLine($"{TextReport.Count(result.FileCount, "file")}, {TextReport.Count(result.RecordCount, "record")}: {(result.Diagnostics.Count == 0 ? publisher is null ? "sound" : "sound, and signed by this key" : TextReport.Count(result.Diagnostics.Count, "fault"))}.");
            }

            return result.Diagnostics.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
        }));
        return command;
    }
}
