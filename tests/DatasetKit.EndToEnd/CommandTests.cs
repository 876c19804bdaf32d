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
    [InlineData("5")]
    [InlineData("007")]
    [InlineData("1e5")]
    [InlineData("null")]
    public void AProjectWhoseNameLooksLikeAnotherValueBuildsToo(string name)
    {
        var work = packages.NewWorkspace();
        work.RunTool("init", ".", "--name", name).Succeeded();
        work.RunTool("build").Succeeded();
        Assert.NotEmpty(work.Files($"artifacts/releases/{name}/0.1.0"));
    }

    [Theory]
    [InlineData(2, "bild")]
    [InlineData(2, "build", "--formt", "json")]
    [InlineData(2, "build", "--project", "nowhere")]
    [InlineData(2, "build", "--version", "1")]
    [InlineData(2, "verify", "nowhere")]
    [InlineData(2, "explain", "DK9999")]
    [InlineData(2, "publish", "--to", "http://localhost:1/feed")]
    [InlineData(2, "yank", "pond-notes@1.0.0", "--feed", "https://data.example.org/feed")]
    [InlineData(2, "publish", "--to", "feed", "--release", "artifacts", "--version", "2.0.0")]
    [InlineData(2, "publish", "--to", "feed", "--passphrase-variable", "SECRET")]
    [InlineData(2, "publish", "--to", "feed", "--sign", "nokey.pem")]
    [InlineData(2, "pull", "pond-notes@[*,2.0)", "--from", "feed")]
    [InlineData(2, "init", "other", "--name", "con")]
    [InlineData(2, "build", "--key", "pub.pem")]
    [InlineData(2, "validate", "--against", "artifacts", "--key", "pub.pem")]
    [InlineData(2, "version", "bump", "--against", "http://localhost:1/feed", "--key", "nokey.pem")]
    [InlineData(2, "build", "--threads", "abc")]
    [InlineData(2, "build", "--threads", "0")]
    [InlineData(2, "validate", "--threads", "-1")]
    [InlineData(2, "validate", "--threads", "99999999999")]
    [InlineData(2, "validate", "--threads")]
    [InlineData(2, "build", "--threads", "99999")]
    [InlineData(2, "yank", "pond-notes@", "--feed", "seeds")]
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

    [Fact]
    public void AReleaseThatWasBuiltBeforeIsRecordedHoweverItIsNamed()
    {
        var work = packages.NewWorkspace().WithDataset();
        work.RunTool("build", "--version", "1.1.0").Succeeded();
        var published = work.RunTool("publish", "--to", "feed", "--release", "artifacts/releases/pond-notes/1.1.0/").Succeeded();
        Assert.DoesNotContain("No lock", published.Output, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"1.1.0\"", File.ReadAllText(work.PathOf("dataset.lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseOfAnotherDatasetIsPublishedWithoutALockAndSaidSo()
    {
        var work = packages.NewWorkspace().WithDataset();
        work.RunTool("build").Succeeded();
        work.RunTool("init", "other", "--name", "letters").Succeeded();
        string[] publish = ["publish", "--release", "artifacts/releases/pond-notes/1.0.0", "--to", "feed"];
        Assert.Single(work.RunTool([.. publish, "--project", "other"]).LinesWith("error DK0021: The release is of the dataset 'pond-notes', but the project that was named is 'letters'."));
        File.Move(work.PathOf("dataset.yaml"), work.PathOf("other.yaml"));
        Assert.Single(work.RunTool(publish).Succeeded().LinesWith("No lock records this version, since no project was found"));
    }

    [Fact]
    public void AJsonThatExplainsNothingIsTheReportOfWhy()
    {
        var result = packages.NewWorkspace().RunTool("explain", "DK9999", "--format", "json");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("DK0001", JsonDocument.Parse(result.Output).RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("build", "extra", "--format:json")]
    [InlineData("build", "extra", "-fjson")]
    [InlineData("buidl", "--format", "json")]
    public void WrongUsageIsAReportWhereJsonIsAskedFor(params string[] words)
    {
        var result = packages.NewWorkspace().WithDataset().RunTool(words);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("DK0001", JsonDocument.Parse(Assert.Single(result.Output.Split('\n'), static line => line.StartsWith('{'))).RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void AFormatThatThereIsNotIsSaidInWords()
    {
        Assert.Single(packages.NewWorkspace().WithDataset().RunTool("build", "--format", "sarif").LinesWith("--format must be text or json, not 'sarif'."));
    }

    [SkippableTheory]
    [InlineData("build --format json")]
    [InlineData("build")]
    [InlineData("explain")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void AStandardOutputThatIsFullIsNoRun(string command)
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full here.");
        var result = packages.NewWorkspace().WithDataset().RunToolInto("/dev/full", command);
        Assert.True(result.ExitCode == 2, $"{result.ExitCode}: {result.Output}");
        Assert.Single(result.LinesWith("datasetkit: error DK0001: No space left on device"));
    }

    /// <summary>It is opened to be read: in place of one that is closed, the runtime may have opened a file of its own.</summary>
    [SkippableTheory]
    [InlineData("build --format json")]
    [InlineData("explain DK2001")]
    [InlineData("--version")]
    public void AStandardOutputThatCannotBeWrittenIsNoRun(string command)
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "It needs a shell that opens a file for reading in place of standard output.");
        var result = packages.NewWorkspace().WithDataset().RunToolInto("/dev/null 1< dataset.yaml", command);
        Assert.True(result.ExitCode == 2, $"{result.ExitCode}: {result.Output}");
        Assert.Single(result.LinesWith("datasetkit: error DK0001: Standard output cannot be written: Bad file descriptor."));
    }

    [SkippableFact]
    public void OutputsThatAreBothFullLeaveTheExitCode()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full here.");
        Assert.Equal(2, packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/broken.md").RunToolInto("/dev/full", "build 2> /dev/full").ExitCode);
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
        Assert.Contains("Cancelled.", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(work.PathOf("artifacts/releases/pond-notes")));
    }
}
