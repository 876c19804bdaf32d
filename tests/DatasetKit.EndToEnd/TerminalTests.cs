using System.Globalization;

namespace DatasetKit.EndToEnd;

/// <summary>The <c>datasetkit</c> command on a terminal.</summary>
public sealed class TerminalTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    private const char ControlC = '\u0003';

    // 'script' of util-linux runs a command on a terminal of its own, and hands on what is typed.
    private const string Script = "/usr/bin/script";

    [SkippableFact]
    public void ALongBuildTellsHowFarItIsAndControlCEndsItWithNothingLeftBehind()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists(Script), "There is no 'script' of util-linux to make a terminal with.");
        var work = packages.NewWorkspace("terminal").WithDataset();
        WriteManySeeds(work);
        using var build = work.StartOnTerminal(Script, $"'{work.Tool}' build");

        // It appears after a second, so the build is not over when the key is pressed.
        var shown = build.WaitForText(" left");
        Assert.Matches(@"[0-9,]+ documents?, [0-9,]+ a second, [0-9]+ %, [0-9]+:[0-9]{2} left$", shown);
        build.Press(ControlC);
        var result = build.Finish();
        Assert.True(result.ExitCode == 130, $"{result.ExitCode}: {result.Output}");
        Assert.Contains("Cancelled.", result.Output, StringComparison.Ordinal);
        Assert.Equal([".lock"], Directory.GetFileSystemEntries(work.PathOf("artifacts/releases/pond-notes")).Select(Path.GetFileName));
    }

    /// <summary>Seeds that take some seconds to read, few of them, since files are slow to make.</summary>
    private static void WriteManySeeds(Workspace work)
    {
        const int Files = 60;
        const int LinesPerFile = 20_000;
        for (var file = 0; file < Files; file++)
        {
            using var writer = new StreamWriter(work.PathOf(string.Create(CultureInfo.InvariantCulture, $"seeds/many-{file:D2}.jsonl")));
            for (var line = 0; line < LinesPerFile; line++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"title\":\"Frog {line}\",\"date\":\"2024-05-01\",\"source\":\"The pond keeper\",\"tags\":[\"frog\",\"pond\"],\"text\":\"Frog {line} of pond {file}.\"}}\n"));
        }
    }
}
