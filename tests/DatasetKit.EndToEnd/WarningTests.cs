namespace DatasetKit.EndToEnd;

public sealed class WarningTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void AWarningDoesNotStopARelease()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();

        var result = work.Build().Succeeded();

        Assert.StartsWith($"{work.PathOf("seeds/lost.md.yaml")}(1,1): warning DK1018: ", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
        Assert.NotEmpty(work.Files(work.Release));
    }

    [Fact]
    public void AWarningThatIsAnErrorReleasesNothing()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();
        work.Run("restore").Succeeded();

        foreach (var argument in (string[])["-p:TreatWarningsAsErrors=true", "-p:WarningsAsErrors=DK1018", "-warnaserror", "-warnaserror:DK1018"])
        {
            var result = work.Build("--no-restore", argument).Failed();

            Assert.Contains(": error DK1018: ", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
            Assert.Empty(result.LinesWith("pond -> "));
            Assert.Empty(work.Files(work.Release));
        }
    }

    [Fact]
    public void AWarningThatIsAnErrorIsOneHoweverFewAreShown()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().With("seeds/b.markdown", "B").With("seeds/c.markdown", "C").WithSdkProject();
        work.Build("-p:DatasetMaxDiagnostics=1", "-warnaserror:DK1018").Failed();
        Assert.Empty(work.Files(work.Release));
        work.Build("--no-restore", "-p:DatasetMaxDiagnostics=1", "-warnaserror", "-warnnotaserror:DK1018").Succeeded();
    }

    [Fact]
    public void NoWarnHidesAWarningThatWouldBeAnError()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();
        work.Run("restore").Succeeded();

        foreach (var argument in (string[])["-p:TreatWarningsAsErrors=true", "-p:WarningsAsErrors=DK1018"])
            Assert.Empty(work.Build("--no-restore", "-p:NoWarn=DK0815%3BDK1018", argument).Succeeded().Diagnostics());

        Assert.NotEmpty(work.Files(work.Release));
    }

    [Fact]
    public void AWarningMayStayOne()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();

        var result = work.Build("-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=DK1018").Succeeded();

        Assert.Contains(": warning DK1018: ", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
    }

    [Fact]
    public void AWarningThatBecomesAnErrorLaterFailsTheBuild()
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithSdkProject();

        work.Build().Succeeded();
        var result = work.Build("--no-restore", "-p:TreatWarningsAsErrors=true").Failed();

        Assert.Contains(": error DK1018: ", Assert.Single(result.Diagnostics()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<TargetFramework>net10.0</TargetFramework>")]
    [InlineData("<TargetFrameworks>net10.0</TargetFrameworks>")]
    public void TheSameHoldsForAProjectWithThePackage(string frameworks)
    {
        var work = packages.NewWorkspace().WithDataset().WithOrphan().WithPackageProject("app.csproj", frameworks);

        var strict = work.Build("-p:TreatWarningsAsErrors=true").Failed();
        Assert.Contains(": error DK1018: ", Assert.Single(strict.Diagnostics()), StringComparison.Ordinal);
        Assert.Empty(work.Files(work.Release));

        Assert.Empty(work.Build("--no-restore", "-p:NoWarn=DK1018").Succeeded().Diagnostics());
        Assert.NotEmpty(work.Files(work.Release));
    }
}
