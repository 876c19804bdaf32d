using System.Text.RegularExpressions;

namespace DatasetKit.EndToEnd;

public sealed class DiagnosticTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void ABrokenSeedIsAnErrorAtItsPlaceAndNothingIsReleased()
    {
        var work = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/deep/eels.md").WithSdkProject();

        var result = work.Build().Failed();

        var error = Assert.Single(result.Diagnostics());
        Assert.Matches($"^{Regex.Escape(work.PathOf("seeds/deep/eels.md"))}\\(3,7\\): error DK\\d{{4}}: ", error);
        Assert.Empty(result.LinesWith("pond -> "));
        Assert.Empty(work.Files("artifacts/releases/pond-notes/1.0.0"));
    }

    [Fact]
    public void ABraceInAMessageStaysABrace()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan("seeds/{0} {.md.yaml").WithSdkProject();

        var result = work.Build().Succeeded();

        Assert.EndsWith("There is no seed '{0} {.md' beside this sidecar.", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
    }

    [Fact]
    public void OfFiveHundredErrorsTwoHundredAreShownAndTheRestIsCounted()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan("seeds/00.md.yaml").WithSdkProject();
        for (var i = 0; i < 500; i++)
            work.WithBrokenSeed($"seeds/{i:D3}.md");

        var result = work.Build().Failed();

        // Each code is told, since MSBuild can make an error only of a warning that it is told.
        Assert.Equal(199, result.LinesWith(": error DK").Count);
        Assert.Single(result.LinesWith(": warning DK1018"));
        Assert.Single(result.LinesWith("301 more diagnostics are not shown, 301 of them errors"));
        Assert.Equal(501, work.Build("--no-restore", "-p:DatasetMaxDiagnostics=0").Failed().Diagnostics().Count);
        Assert.Single(work.Build("--no-restore", "-p:DatasetMaxDiagnostics=abc").Failed().LinesWith("error DK0005: DatasetMaxDiagnostics must be a whole number, 0 or more, not 'abc'."));
    }

    [Fact]
    public void AMissingProjectFileIsAnError()
    {
        var work = packages.NewWorkspace().WithSdkProject();

        var result = work.Build().Failed();

        Assert.StartsWith($"{work.PathOf("dataset.yaml")}", Assert.Single(result.LinesWith(" error DK0002: ")), StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsAnError()
    {
        var work = packages.NewWorkspace().WithDataset().With("artifacts/releases", "A file where a folder should be.").WithSdkProject();

        var result = work.Build().Failed();

        Assert.StartsWith($"{work.PathOf("dataset.yaml")} : error DK0001: ", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingTaskAssemblyIsAClearError()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        var result = work.Build("-p:DatasetKitTasksAssembly=nowhere.dll").Failed();

        Assert.Contains("error DK0001: DatasetKit's task assembly is not there: 'nowhere.dll'.", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
    }

    [Fact]
    public void ABinaryLogTellsTheSameAgain()
    {
        var work = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/eels.md").WithSdkProject();

        var built = work.Build("-bl:build.binlog").Failed();
        var replayed = work.Run("msbuild", "build.binlog", "-nologo", "-tl:off", "-v:m", "-clp:NoSummary");

        Assert.NotEmpty(built.Diagnostics());
        Assert.Equal(built.Diagnostics(), replayed.Diagnostics());
    }

    [Fact]
    public void TheTerminalLoggerShowsWhereTheReleaseIs()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        var result = work.Run("build", "-tl:on").Succeeded();

        Assert.Contains(result.LinesWith("\u2192"), line => line.Contains("artifacts/releases/pond-notes/1.0.0", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void ABuildThatIsInterruptedStopsAndReleasesNothing()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no signal to send.");
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        work.Build().Succeeded();
        work.WithSeed("seeds/eels.md", "An eel.");

        // The task waits for the lock of another build, which never ends.
        using var otherBuild = new FileStream(work.PathOf("artifacts/releases/pond-notes/.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var build = work.Start("build", "--no-restore", "-tl:off", "-v:d");
        build.WaitForLine("Task \"BuildDataset\"");
        var before = work.Digests(work.Release);
        build.Interrupt();

        Assert.NotEqual(0, build.Finish().ExitCode);
        Assert.Equal(before, work.Digests(work.Release));
    }
}
