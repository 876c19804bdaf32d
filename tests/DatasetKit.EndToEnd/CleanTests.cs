namespace DatasetKit.EndToEnd;

public sealed class CleanTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void CleanRemovesTheReleaseAndTheFolderThatIsThenEmpty()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        work.Run("clean").Succeeded();

        Assert.Empty(Directory.GetFileSystemEntries(work.PathOf("artifacts/releases")));
        Assert.False(Directory.Exists(work.PathOf("obj/Debug/datasetkit")));
        Assert.Equal(["frogs.md", "reeds.md"], work.Files("seeds"));
    }

    [Fact]
    public void CleanKeepsTheReleasesOfOtherVersions()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        var digests = work.Digests(work.Release);
        work.Build("--no-restore", "-p:DatasetVersion=1.1.0").Succeeded();
        work.Run("clean").Succeeded();

        Assert.Equal(digests, work.Digests(work.Release));
        Assert.False(Directory.Exists(work.PathOf("artifacts/releases/pond-notes/1.1.0")));
    }

    [Fact]
    public void CleanRemovesTheListOfRejectedDocuments()
    {
        var work = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/eels.md").WithSdkProject();
        File.AppendAllText(work.PathOf("dataset.yaml"), "on_invalid: drop\n");

        work.Build().Succeeded();
        Assert.True(File.Exists(work.PathOf("artifacts/releases/pond-notes/rejected-1.0.0.jsonl")));
        work.Run("clean").Succeeded();

        Assert.Empty(Directory.GetFileSystemEntries(work.PathOf("artifacts/releases")));
    }

    [Fact]
    public void CleanBeforeAnyBuildDoesNothing()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Run("clean").Succeeded();

        Assert.Equal(["frogs.md", "reeds.md"], work.Files("seeds"));
    }

    [Fact]
    public void ARebuildBuildsAnew()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        var (digests, state) = (work.Digests(work.Release), State(work));
        work.Build("--no-restore").Succeeded();
        Assert.Equal(state, State(work));
        work.Build("--no-restore", "--no-incremental").Succeeded();

        Assert.Equal(digests, work.Digests(work.Release));
        Assert.NotEmpty(state);
        Assert.Empty(state.Intersect(State(work)));
    }

    /// <summary>When the files were written in which a build keeps what it read.</summary>
    private static List<string> State(Workspace work) =>
        [.. work.Times("obj").Where(file => file.Key.Contains("/datasetkit/", StringComparison.Ordinal) && !file.Key.EndsWith("release.txt", StringComparison.Ordinal)).Select(file => $"{file.Key} {file.Value}")];

    /// <summary>The clean-up of a rebuild took the release away before it was known whether there would be another.</summary>
    [Fact]
    public void ARebuildThatFailsLeavesTheReleaseAsItWas()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        var digests = work.Digests(work.Release);
        work.WithBrokenSeed("seeds/broken.md").Build("--no-restore", "--no-incremental").Failed();

        Assert.Equal(digests, work.Digests(work.Release));
    }
}
