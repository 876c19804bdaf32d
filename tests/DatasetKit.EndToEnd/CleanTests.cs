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
        var (digests, times) = (work.Digests(work.Release), work.Times(work.Release));
        work.Build("--no-restore", "--no-incremental").Succeeded();

        Assert.Equal(digests, work.Digests(work.Release));
        Assert.Empty(times.Intersect(work.Times(work.Release)));
    }
}
