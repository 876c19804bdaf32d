namespace DatasetKit.EndToEnd;

/// <summary>Who gets the release's files, and where: always as <c>NAME/VERSION/…</c>.</summary>
public sealed class OutputTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    private const string CountRecords = """
        var shard = System.IO.Path.Combine(System.AppContext.BaseDirectory, "pond-notes", "1.0.0", "data", "train-00000-of-00001.jsonl");
        System.Console.WriteLine($"{System.IO.File.ReadAllLines(shard).Length} records");
        """;

    private const string Application = "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>";

    [Fact]
    public void APublishedDatasetProjectIsItsRelease()
    {
        var work = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/eels.md").WithSdkProject();
        File.AppendAllText(work.PathOf("dataset.yaml"), "on_invalid: drop\n");

        work.Run("publish", "-o", "out").Succeeded();

        Assert.Equal(work.Files(work.Release).Select(file => $"pond-notes/1.0.0/{file}"), work.Files("out"));
        Assert.Equal(work.Digests(work.Release), work.Digests("out/pond-notes/1.0.0"));
    }

    [Fact]
    public void APublishThatMustNotBuildTakesWhatWasBuilt()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        work.Run("restore").Succeeded();

        var early = work.Run("publish", "--no-build", "-o", "out").Failed();
        Assert.Single(early.LinesWith("error DK0001: The dataset has not been built."));

        work.Build("--no-restore").Succeeded();
        work.WithBrokenSeed("seeds/eels.md").Run("publish", "--no-build", "-o", "out").Succeeded();
        Assert.Equal(work.Digests(work.Release), work.Digests("out/pond-notes/1.0.0"));
    }

    [Fact]
    public void AProjectThatReferencesADatasetGetsItsFiles()
    {
        var work = packages.NewWorkspace().WithDataset("data").WithSdkProject("data/pond.datasetproj")
            .With("library/library.csproj", Project("<TargetFramework>net10.0</TargetFramework>", "../data/pond.datasetproj"))
            .With("app/app.csproj", Project(Application, "../library/library.csproj")).With("app/Program.cs", CountRecords);

        Assert.Single(work.Run("run", "--project", "app").Succeeded().LinesWith("2 records"));
        work.Run("publish", "app", "-c", "Debug", "--no-restore", "-o", "out").Succeeded();

        var release = work.Digests("data/artifacts/releases/pond-notes/1.0.0");
        Assert.Equal(release, work.Digests("library/bin/Debug/net10.0/pond-notes/1.0.0"));
        Assert.Equal(release, work.Digests("app/bin/Debug/net10.0/pond-notes/1.0.0"));
        Assert.Equal(release, work.Digests("out/pond-notes/1.0.0"));
        Assert.False(Directory.Exists(work.PathOf("data/bin")));
    }

    [Fact]
    public void AProjectWithThePackageBuildsTheDatasetAndGetsItsFiles()
    {
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", Application).With("Program.cs", CountRecords);

        Assert.Single(work.Run("run").Succeeded().LinesWith("2 records"));
        work.Run("publish", "-c", "Debug", "--no-build", "-o", "out").Succeeded();

        Assert.Equal(work.Digests(work.Release), work.Digests("bin/Debug/net10.0/pond-notes/1.0.0"));
        Assert.Equal(work.Digests(work.Release), work.Digests("out/pond-notes/1.0.0"));
        Assert.DoesNotContain(work.Files("out"), file => file.Contains("DatasetKit", StringComparison.Ordinal));
    }

    [Fact]
    public void AProjectMayKeepTheFilesOutOfItsOutput()
    {
        const string Never = "<ItemDefinitionGroup><DatasetFile><CopyToOutputDirectory>Never</CopyToOutputDirectory></DatasetFile></ItemDefinitionGroup>";
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", body: Never);

        work.Run("publish", "-o", "out").Succeeded();

        Assert.NotEmpty(work.Files(work.Release));
        Assert.Empty(work.Files("bin/Release/net10.0/pond-notes"));
        Assert.Equal(work.Digests(work.Release), work.Digests("out/pond-notes/1.0.0"));
    }

    // A project's own globs would walk through every seed, and a web project would publish those that are JSON.
    [Theory]
    [InlineData("", "seeds", "artifacts/releases")]
    [InlineData("root: \"texts\" # Where the seeds are.\nrelease:\n  directory: 'built' # And the releases.\n", "texts", "built")]
    [InlineData("description: |\n  directory: src is where the code is\nroot: src data # The seeds.\nrelease:\n  # The releases.\n\n  directory: \"src out\"\n", "src data", "src out")]
    public void SeedsAndReleasesAreNoItemsOfTheProject(string settings, string root, string releases)
    {
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj").With("src/Program.cs", "").WithSeed($"{root}/toads.md", "The toads are shy.").With($"{releases}/pond-notes/1.0.0/manifest.json", "{}");
        if (root != "seeds")
            Directory.Delete(work.PathOf("seeds"), recursive: true);
        File.AppendAllText(work.PathOf("dataset.yaml"), settings);

        work.Run("restore").Succeeded();
        var items = work.Run("msbuild", "-getItem:None,Content,Compile").Succeeded();

        Assert.Single(items.LinesWith("\"Identity\": \"dataset.yaml\""));
        Assert.NotEmpty(items.LinesWith("Program.cs"));
        Assert.Empty(items.LinesWith("toads.md"));
        Assert.Empty(items.LinesWith("manifest.json"));
    }

    private static string Project(string properties, string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup><ProjectReference Include="{reference}" /></ItemGroup>
        </Project>
        """;
}
