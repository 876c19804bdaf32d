namespace DatasetKit.EndToEnd;

public sealed class IncrementalTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void ABuildWithoutAChangeTouchesNoFileAndSaysItsWarningsAgain()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();

        var first = work.Build().Succeeded();
        var times = work.Times("artifacts");
        var second = work.Build("--no-restore").Succeeded();

        Assert.Equal(times, work.Times("artifacts"));
        Assert.Single(first.Diagnostics());
        Assert.Equal(first.Diagnostics(), second.Diagnostics());
        Assert.Single(second.LinesWith($"pond -> {work.Release}"));
    }

    [Fact]
    public void AnEditIsSeenThoughSizeAndTimeStayTheSame()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        var seed = work.PathOf("seeds/frogs.md");

        // What was written just before or while the state was kept is not trusted by its time.
        var time = DateTime.UtcNow.AddMinutes(1);
        File.SetLastWriteTimeUtc(seed, time);
        work.Build().Succeeded();
        work.WithSeed("seeds/frogs.md", "The frogs are gone");
        work.WithSeed("seeds/frogs.md", "The toads are back.");
        File.SetLastWriteTimeUtc(seed, time);
        work.Build("--no-restore").Succeeded();

        Assert.Contains("The toads are back.", File.ReadAllText(work.PathOf($"{work.Release}/data/train-00000-of-00001.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void AReleaseThatWasDamagedIsMended()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        var digests = work.Digests(work.Release);
        File.Delete(work.PathOf($"{work.Release}/manifest.json"));
        work.Build("--no-restore").Succeeded();

        Assert.Equal(digests, work.Digests(work.Release));
    }

    // MSBuild deletes what an earlier build wrote below the output folder and this one did not mention.
    [Fact]
    public void ReleasesBelowTheOutputFolderOutliveTheNextBuilds()
    {
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", body: "<PropertyGroup><DatasetOutputPath>bin/Debug/net10.0/releases</DatasetOutputPath></PropertyGroup>");

        work.Build().Succeeded();
        var digests = work.Digests("bin/Debug/net10.0/releases/pond-notes/1.0.0");
        work.Build("--no-restore").Succeeded();
        Assert.Equal(digests, work.Digests("bin/Debug/net10.0/releases/pond-notes/1.0.0"));

        work.Build("--no-restore", "-p:DatasetVersion=1.1.0").Succeeded();
        Assert.Equal(digests, work.Digests("bin/Debug/net10.0/releases/pond-notes/1.0.0"));
        Assert.NotEmpty(work.Files("bin/Debug/net10.0/releases/pond-notes/1.1.0"));
    }

    [Fact]
    public void ABuildThatFailsLeavesTheOldReleaseAlone()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        var digests = work.Digests(work.Release);
        work.WithBrokenSeed("seeds/eels.md").Build("--no-restore").Failed();

        Assert.Equal(digests, work.Digests(work.Release));
    }
}
