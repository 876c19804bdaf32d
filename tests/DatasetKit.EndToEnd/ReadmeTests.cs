using System.Diagnostics;

namespace DatasetKit.EndToEnd;

/// <summary>The README's tour is run as it stands there, and what it says is printed must be printed.</summary>
public sealed class ReadmeTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [SkippableFact]
    public void TheTourPrintsWhatTheReadmeSays()
    {
        Skip.If(OperatingSystem.IsWindows(), "The tour is written for a POSIX shell.");
        var work = packages.NewWorkspace("tour");
        var folder = Directory.CreateDirectory(work.Folder).FullName;
        var steps = Steps(File.ReadAllLines(Path.Combine(Repository.Root, "README.md"))).ToList();
        Assert.NotEmpty(steps);
        foreach (var (command, expected) in steps)
        {
            if (command.StartsWith("cd ", StringComparison.Ordinal))
            {
                folder = Path.Combine(folder, command[3..]);
                continue;
            }

            Assert.Equal($"$ {command}\n{expected}", $"$ {command}\n{Run(folder, command, work.Tool)}");
        }
    }

    /// <summary>Each command of the <c>console</c> blocks with the lines below it.</summary>
    private static IEnumerable<(string Command, string Output)> Steps(string[] lines)
    {
        string? command = null;
        var (output, isInside) = ("", false);
        foreach (var line in lines)
        {
            var begins = line == "```console";
            if (command is not null && (line.StartsWith("$ ", StringComparison.Ordinal) || line == "```"))
            {
                yield return (command, output);
                command = null;
            }

            if (isInside && line.StartsWith("$ ", StringComparison.Ordinal))
                (command, output) = (line[2..], "");
            else if (isInside)
                output += line.TrimEnd() + "\n";
            isInside = begins || (isInside && line != "```");
        }
    }

    private static string Run(string folder, string command, string tool)
    {
        // Diagnostics go to another stream than results; in the README both stand in the order in which a terminal shows them.
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(tool)}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Concat(output.Split('\n').SkipLast(1).Select(line => line.TrimEnd() + "\n"));
    }
}
