namespace DatasetKit.EndToEnd;

/// <summary>A project with several target frameworks, and builds of many projects at a time.</summary>
public sealed class MultiTargetingTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    // A second framework for which nothing must be downloaded: it is compiled against the first one's assemblies.
    private const string Frameworks = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
    private const string SecondFramework = """
        <PropertyGroup Condition="'$(TargetFramework)' == 'netstandard2.0'">
          <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
        </PropertyGroup>
        <ItemGroup Condition="'$(TargetFramework)' == 'netstandard2.0'">
          <Reference Include="$(NetCoreTargetingPackRoot)/Microsoft.NETCore.App.Ref/$(BundledNETCoreAppPackageVersion)/ref/net10.0/*.dll" Private="false" />
        </ItemGroup>
        """;

    [Fact]
    public void TheDatasetIsBuiltOnceForAllFrameworks()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithPackageProject("app.csproj", Frameworks, SecondFramework);
        work.Run("restore").Succeeded();

        foreach (var kind in (string[])["-nologo", "-graph", "-mt"])
        {
            var result = work.Build("--no-restore", "-m:2", kind, "-p:DatasetVersion=1.0.0" + kind).Succeeded();

            Assert.Single(result.LinesWith($"app -> {work.Release}{kind}"));
            Assert.Single(result.Diagnostics());
            Assert.Equal(work.Digests($"{work.Release}{kind}"), work.Digests($"bin/Debug/net10.0/pond-notes/1.0.0{kind}"));
            Assert.Equal(work.Digests($"{work.Release}{kind}"), work.Digests($"bin/Debug/netstandard2.0/pond-notes/1.0.0{kind}"));
        }
    }

    [Fact]
    public void OneFrameworkAloneBuildsTheDatasetTooAndCleanRemovesIt()
    {
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", Frameworks, SecondFramework);

        work.Run("publish", "-f", "net10.0", "-c", "Debug", "-o", "out").Succeeded();
        Assert.Equal(work.Digests(work.Release), work.Digests("out/pond-notes/1.0.0"));

        work.Run("clean").Succeeded();
        Assert.Empty(Directory.GetFileSystemEntries(work.PathOf("artifacts/releases")));
    }

    [Fact]
    public void OneFrameworkAlonePublishesTheDatasetToAFeed()
    {
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", Frameworks, SecondFramework);
        work.Run("publish", "-f", "net10.0", "-p:DatasetFeed=feed").Succeeded();
        Assert.Equal(work.Digests(work.Release), work.Digests("feed/pond-notes/1.0.0"));
        work.Run("publish", "-f", "net10.0", "-p:DatasetFeed=other", "-p:IsPublishable=false").Succeeded();
        Assert.False(Directory.Exists(work.PathOf("other")));
    }

    [Fact]
    public void EveryFrameworkKnowsTheFolderOfTheRelease()
    {
        const string Told = """<Target Name="Tell" AfterTargets="Build"><Message Importance="high" Text="[$(TargetFramework)] $(DatasetReleaseDirectory)." /></Target>""";
        var work = packages.NewWorkspace().WithDataset().WithPackageProject("app.csproj", Frameworks, SecondFramework + Told);
        var result = work.Build(@"-p:DatasetOutputPath=out\releases").Succeeded();
        foreach (var framework in (string[])["net10.0", "netstandard2.0", ""])
            Assert.Single(result.LinesWith($"[{framework}] {work.PathOf("out/releases/pond-notes/1.0.0")}."));
    }

    // Many projects in one process share the current folder, which is then another project's.
    [Fact]
    public void RelativePathsAreThoseOfTheirProject()
    {
        const string Body = "<PropertyGroup><DatasetProject>texts/dataset.yaml</DatasetProject><DatasetOutputPath>out$(Kind)</DatasetOutputPath></PropertyGroup>";
        var work = packages.NewWorkspace();
        string[] names = ["a", "b", "c", "d"];
        foreach (var name in names)
            work.WithDataset($"{name}/texts").WithSeed($"{name}/texts/seeds/own.md", $"The pond of {name}.").WithSdkProject($"{name}/{name}.datasetproj", Body);
        work.With("all.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.datasetproj\" Type=\"13b669be-bb05-4ddf-9536-439f39a36129\" />"))}</Solution>");

        work.Run("restore", "all.slnx").Succeeded();

        foreach (var kind in (string[])["-mt", "-graph"])
        {
            work.Build("all.slnx", "--no-restore", "-m:2", kind, $"-p:Kind={kind}").Succeeded();

            Assert.All(names, name => Assert.Contains($"The pond of {name}.", File.ReadAllText(work.PathOf($"{name}/out{kind}/pond-notes/1.0.0/data/train-00000-of-00001.jsonl")), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void AReferencedDatasetIsBuiltBeforeItsFilesAreCopied()
    {
        var work = packages.NewWorkspace().WithDataset("data").WithSdkProject("data/pond.datasetproj");
        foreach (var name in (string[])["one", "two"])
            work.With($"{name}/{name}.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><ProjectReference Include="../data/pond.datasetproj" /></ItemGroup></Project>""");
        work.With("all.slnx", """<Solution><Project Path="one/one.csproj" /><Project Path="two/two.csproj" /></Solution>""");

        work.Run("restore", "all.slnx").Succeeded();

        foreach (var kind in (string[])["-nologo", "-graph"])
        {
            var version = $"1.0.0{kind}";
            var result = work.Build("all.slnx", "--no-restore", "-m:2", kind, $"-p:DatasetVersion={version}").Succeeded();

            Assert.Single(result.LinesWith("pond -> "));
            Assert.NotEmpty(work.Files($"one/bin/Debug/net10.0/pond-notes/{version}"));
            Assert.Equal(work.Digests($"one/bin/Debug/net10.0/pond-notes/{version}"), work.Digests($"two/bin/Debug/net10.0/pond-notes/{version}"));
        }
    }

    // An IDE runs such builds on every keystroke to learn about a project.
    [Theory]
    [InlineData("pond.datasetproj")]
    [InlineData("app.csproj")]
    public void ADesignTimeBuildDoesNothing(string project)
    {
        var work = packages.NewWorkspace().WithDataset().WithBrokenSeed("seeds/eels.md");
        _ = project.EndsWith(".csproj", StringComparison.Ordinal) ? work.WithPackageProject(project, Frameworks, SecondFramework) : work.WithSdkProject(project);
        work.Run("restore").Succeeded();

        var result = work.Build("--no-restore", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true");

        Assert.Empty(result.LinesWith("DK"));
        Assert.False(Directory.Exists(work.PathOf("artifacts")));
        Assert.False(Directory.Exists(work.PathOf("obj/Debug/datasetkit")));
    }
}
