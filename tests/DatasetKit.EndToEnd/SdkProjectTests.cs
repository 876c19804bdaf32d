namespace DatasetKit.EndToEnd;

public sealed class SdkProjectTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    private static readonly string[] s_releaseFiles = ["README.md", "SHA256SUMS", "data/train-00000-of-00001.jsonl", "datapackage.json", "manifest.json", "schema.json"];

    [Fact]
    public void AProjectWithNothingInItBuildsARelease()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        var result = work.Build().Succeeded();

        Assert.Equal(s_releaseFiles, work.Files(work.Release));
        Assert.Single(result.LinesWith($"pond -> {work.Release}"));
        Assert.False(Directory.Exists(work.PathOf("bin")));
    }

    [Fact]
    public void TheReleaseHasTheBytesOfTheCommandLines()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();

        work.Build().Succeeded();
        work.RunTool("build", "--output", "other").Succeeded();

        Assert.Equal(work.Digests("artifacts/releases/pond-notes"), work.Digests("other/pond-notes"));
    }

    [Fact]
    public void TheDiagnosticsAreThoseOfTheCommandLine()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject().WithOrphan().WithBrokenSeed("seeds/deep/eels.md").WithSeed("seeds/twice.md", "The frogs are back.");

        var build = work.Build().Failed();
        var tool = work.RunTool("build").Failed();

        Assert.Equal(3, tool.Diagnostics().Count);
        Assert.Equal(tool.Diagnostics().Select(line => work.PathOf(line)), build.Diagnostics());
    }

    [Fact]
    public void PropertiesWinOverTheProjectFile()
    {
        var work = packages.NewWorkspace().WithDataset("texts").WithOrphan("texts/seeds/lost.md.yaml").WithSdkProject(body: """
            <PropertyGroup>
              <DatasetProject>texts/dataset.yaml</DatasetProject>
              <DatasetVersion>2.0.0-rc.1</DatasetVersion>
              <DatasetOutputPath>out</DatasetOutputPath>
              <DatasetRules>DK1018=off</DatasetRules>
            </PropertyGroup>
            """);

        var result = work.Build().Succeeded();

        Assert.Equal(s_releaseFiles, work.Files("out/pond-notes/2.0.0-rc.1"));
        Assert.Empty(result.Diagnostics());
    }

    [Fact]
    public void AFolderMayHaveAnyName()
    {
        // In a project file '%2541' is '%41' and '%3B' is ';'.
        var work = packages.NewWorkspace("50% of (été) 'n'").WithDataset()
            .WithSdkProject(body: "<PropertyGroup><DatasetOutputPath>a%2541b%3Bc</DatasetOutputPath></PropertyGroup>");

        work.Build().Succeeded();
        work.Run("publish", "--no-build").Succeeded();
        Assert.Equal(s_releaseFiles, work.Files("a%41b;c/pond-notes/1.0.0"));
        Assert.Equal(work.Digests("a%41b;c/pond-notes/1.0.0"), work.Digests("bin/Debug/publish/pond-notes/1.0.0"));

        work.Run("clean").Succeeded();
        Assert.False(Directory.Exists(work.PathOf("a%41b;c/pond-notes")));
    }

    [Fact]
    public void ADirectoryBuildPropsForOtherProjectsDoesNoHarm()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject()
            .With("Directory.Build.props", "<Project><PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks><GenerateDocumentationFile>true</GenerateDocumentationFile></PropertyGroup></Project>");

        work.Build().Succeeded();

        Assert.Equal(s_releaseFiles, work.Files(work.Release));
    }

    [Fact]
    public void ASolutionTakesTheProject()
    {
        var work = packages.NewWorkspace().WithDataset("data").WithSdkProject("data/pond.datasetproj");

        work.Run("new", "sln", "--format", "sln", "-n", "all").Succeeded();
        work.Run("sln", "all.sln", "add", "data/pond.datasetproj").Succeeded();
        work.Build("all.sln").Succeeded();

        Assert.Equal(s_releaseFiles, work.Files("data/artifacts/releases/pond-notes/1.0.0"));
    }
}
