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
    [InlineData(0, "verify", "--help")]
    [InlineData(0, "schema", "check", "--help")]
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
        Skip.If(OperatingSystem.IsWindows(), "The test sends a POSIX signal.");
        var work = packages.NewWorkspace().WithDataset().With("artifacts/releases/pond-notes/.lock", "");
        using var held = new FileStream(work.PathOf("artifacts/releases/pond-notes/.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var build = work.StartTool("build");

        // While the test holds the lock as another build would, the command says so and waits.
        build.WaitForErrorLine("Waiting for another build");
        build.Interrupt();
        var result = build.Finish();
        Assert.True(result.ExitCode == 130, $"{result.ExitCode}: {result.Output}");
        Assert.Contains("Cancelled; nothing was released.", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(work.PathOf("artifacts/releases/pond-notes")));
    }
}
