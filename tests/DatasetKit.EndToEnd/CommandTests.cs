using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DatasetKit.EndToEnd;

/// <summary>The <c>datasetkit</c> command as a process.</summary>
public sealed class CommandTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void AProjectThatInitMadeBuildsAtOnceWithBothShells()
    {
        var work = packages.NewWorkspace();
        work.RunTool("init", ".", "--name", "letters").Succeeded();
        work.RunTool("build", "--output", "by-command").Succeeded();
        work.Build("letters.datasetproj").Succeeded();
        Assert.Equal(File.ReadAllBytes(work.PathOf("by-command/letters/0.1.0/SHA256SUMS")), File.ReadAllBytes(work.PathOf("artifacts/releases/letters/0.1.0/SHA256SUMS")));
        var again = work.RunTool("init", ".", "--name", "letters");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is there already; nothing was written", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "bild")]
    [InlineData(2, "build", "--formt", "json")]
    [InlineData(2, "build", "--project", "nowhere")]
    [InlineData(2, "build", "--version", "1")]
    [InlineData(2, "verify", "nowhere")]
    [InlineData(2, "explain", "DK9999")]
    [InlineData(0, "explain", "dk2001")]
    [InlineData(0, "build", "--help")]
    [InlineData(0, "--version")]
    public void TheExitCodeTellsUsageFromFindings(int exitCode, params string[] arguments)
    {
        var result = packages.NewWorkspace().WithDataset().RunTool(arguments);
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Output}");
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonHasEveryDiagnosticAndNothingElseIsPrinted()
    {
        var work = packages.NewWorkspace().WithDataset();
        for (var i = 0; i < 300; i++)
            work.WithBrokenSeed($"seeds/broken-{i:D3}.md");
        var result = JsonDocument.Parse(work.RunTool("validate", "--format", "json").Failed().Output).RootElement;
        var diagnostics = result.GetProperty("diagnostics");
        Assert.Equal(300, diagnostics.GetArrayLength());
        Assert.Equal(("DK2010", "error", "seeds/broken-000.md", 3, 7), (
            diagnostics[0].GetProperty("code").GetString(),
            diagnostics[0].GetProperty("severity").GetString(),
            diagnostics[0].GetProperty("path").GetString(),
            diagnostics[0].GetProperty("line").GetInt32(),
            diagnostics[0].GetProperty("column").GetInt32()));
        Assert.Equal((302, 2, 300), (result.GetProperty("summary").GetProperty("seeds").GetInt32(), result.GetProperty("summary").GetProperty("records").GetInt32(), result.GetProperty("summary").GetProperty("rejected").GetInt32()));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("release").ValueKind);
    }

    [Fact]
    public void NothingIsColouredWhereThereIsNoTerminal()
    {
        var result = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/broken.md").RunTool("validate").Failed();
        Assert.Contains("seeds/broken.md(3,7): error DK2010: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsDk0001()
    {
        var work = packages.NewWorkspace().WithDataset().With("a-file", "");
        var result = work.RunTool("build", "--output", "a-file/below");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error DK0001: ", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AnInterruptedBuildEndsWith130AndLeavesNothingBehind()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no named pipe in the file system.");
        var work = packages.NewWorkspace().WithDataset();
        using (var make = Process.Start("mkfifo", [work.PathOf("seeds/pipe.jsonl")]))
            make.WaitForExit();
        using var build = work.StartTool("build");

        // Opening the pipe waits for the build to open it too, so the signal comes in the middle of its work.
        using (var pipe = new FileStream(work.PathOf("seeds/pipe.jsonl"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            build.Interrupt();
            WriteUntilClosed(pipe);
        }

        var result = build.Finish();
        Assert.True(result.ExitCode == 130, $"{result.ExitCode}: {result.Output}");
        Assert.Empty(Directory.GetDirectories(work.PathOf("artifacts/releases/pond-notes")));
    }

    private static void WriteUntilClosed(FileStream pipe)
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 1000)));
        try
        {
            for (var i = 0; i < 100_000; i++)
                pipe.Write(lines);
        }
        catch (IOException)
        {
            // The reader is gone, which is what was waited for.
            return;
        }

        Assert.Fail("The build read a hundred million lines after it was interrupted.");
    }
}
