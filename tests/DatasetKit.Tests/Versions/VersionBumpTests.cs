using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class VersionBumpTests
{
    [Fact]
    public void TheLockOfAnotherDatasetIsNotReportedAsThisOnes()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject).WriteSeed("seeds/a.md", "A.");
        Assert.Empty(DatasetLock.Write(DatasetProject.Load(sandbox.ProjectFile).Project!, sandbox.Build().ReleaseDirectory!).Diagnostics);
        Assert.Equal("1.0.0", VersionStatus.Of(sandbox.ProjectFile).Lock?.Version);
        sandbox.Write("dataset.yaml", "name: renamed\nversion: 1.0.0\n");
        var status = VersionStatus.Of(sandbox.ProjectFile);
        Assert.Null(status.Lock);
        Assert.Equal(Codes.LockOfAnother, Assert.Single(status.Diagnostics).Code);
    }

    [Theory]
    [InlineData("# The dataset.\nname: sample\nversion: 1.0.0 # as published\n", "# The dataset.\nname: sample\nversion: 2.0.0 # as published\n")]
    [InlineData("name: sample\nversion: '1.0.0'\n", "name: sample\nversion: '2.0.0'\n")]
    [InlineData("name: sample\nversion:   \"1.0.0\"   \n\n\n", "name: sample\nversion:   \"2.0.0\"   \n\n\n")]
    [InlineData("\uFEFFversion: 1.0.0\r\nname: sample\r\n", "\uFEFFversion: 2.0.0\r\nname: sample\r\n")]
    [InlineData("name: sample\rversion: 1.0.0\r", "name: sample\rversion: 2.0.0\r")]
    [InlineData("title: Ключ — 1.0.0\nname: sample\nversion: 1.0.0", "title: Ключ — 1.0.0\nname: sample\nversion: 2.0.0")]
    [InlineData("{name: sample, title: '😀 1.0.0', version: 1.0.0}", "{name: sample, title: '😀 1.0.0', version: 2.0.0}")]
    [InlineData("name: sample\nversion:\n  1.0.0\n", "name: sample\nversion:\n  2.0.0\n")]
    public void OnlyTheVersionChanges(string before, string after)
    {
        using var sandbox = Published(before).WriteSeed("seeds/a.md", "Edited.");
        var result = VersionBump.Run(sandbox.ProjectFile);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(("1.0.0", "2.0.0", ChangeLevel.Major, true), (result.OldVersion, result.Version, result.Level, result.IsCertain));
        Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(sandbox.ProjectFile)));
        Assert.True(sandbox.Build().Succeeded);
    }

    [Theory]
    [InlineData("add", "1.0.0", "1.1.0")]
    [InlineData("add", "1.0.5", "1.1.0")]
    [InlineData("add", "1.4.0", "1.4.0")]
    [InlineData("add", "1.1.0-rc.1", "1.1.0")]
    [InlineData("add", "3.0.0-rc.1", "3.0.0")]
    [InlineData("edit", "1.1.0-rc.1", "2.0.0")]
    [InlineData("nothing", "1.0.0", "1.0.0")]
    [InlineData("nothing", "0.1.0", "1.0.0")]
    public void ItIsTheLeastThatWillDo(string change, string version, string expected)
    {
        using var sandbox = Published(Sandbox.MinimalProject);
        sandbox.Write("dataset.yaml", $"name: sample\nversion: {version}\n");
        if (change != "nothing")
            sandbox.WriteSeed(change == "add" ? "seeds/b.md" : "seeds/a.md", "Other.");
        Assert.Equal(expected, VersionBump.Run(sandbox.ProjectFile).Version);
        Assert.Equal($"name: sample\nversion: {expected}\n", File.ReadAllText(sandbox.ProjectFile));
    }

    [Fact]
    public void WhereTheLockDoesNotTellItIsTheOneThatWillDoForCertain()
    {
        using var sandbox = Published(Sandbox.MinimalProject).WriteSeed("seeds/b.md", "Added.");
        Directory.Delete(sandbox.PathOf("artifacts"), recursive: true);
        var result = VersionBump.Run(sandbox.ProjectFile);
        Assert.Equal(("2.0.0", false), (result.Version, result.IsCertain));
        Assert.Contains("--against can tell", VersionReport.FormatText(result), StringComparison.Ordinal);
        Assert.Empty(Schemas.FormatSchemaTests.Validate("version", Encoding.UTF8.GetBytes(VersionReport.FormatJson(result))));
    }

    [Fact]
    public void NothingIsWrittenWhereADocumentIsFaulty()
    {
        using var sandbox = Published(Sandbox.MinimalProject).Write("seeds/a.md", "---\ntitle: T\n---\n\nBad.\n");
        var result = VersionBump.Run(sandbox.ProjectFile);
        Assert.NotEmpty(result.Diagnostics);
        Assert.Equal(Sandbox.MinimalProject, File.ReadAllText(sandbox.ProjectFile));
    }

    [Fact]
    public void WithNothingPublishedTheVersionStays()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A");
        Assert.Equal(("1.0.0", null), (VersionBump.Run(sandbox.ProjectFile).Version, VersionBump.Run(sandbox.ProjectFile).Published));
    }

    [Fact]
    public void AVersionInAnEscapeIsNotEdited()
    {
        using var sandbox = Published("name: sample\nversion: \"1.0\\x2e0\"\n").WriteSeed("seeds/a.md", "Edited.");
        Assert.Equal((Codes.ProjectBadValue, 2), (Assert.Single(VersionBump.Run(sandbox.ProjectFile).Diagnostics).Code, VersionBump.Run(sandbox.ProjectFile).Diagnostics[0].Line));
    }

    [SkippableFact]
    public void ALinkStaysALinkAndTheModeStays()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test needs symbolic links and modes.");
        if (OperatingSystem.IsWindows())
            return;
        using var sandbox = Published(Sandbox.MinimalProject).WriteSeed("seeds/a.md", "Edited.");
        File.Move(sandbox.ProjectFile, sandbox.PathOf("real.yaml"));
        File.SetUnixFileMode(sandbox.PathOf("real.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(sandbox.ProjectFile, "real.yaml");
        Assert.Equal("2.0.0", VersionBump.Run(sandbox.ProjectFile).Version);
        Assert.Equal("real.yaml", new FileInfo(sandbox.ProjectFile).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, File.GetUnixFileMode(sandbox.PathOf("real.yaml")));
    }

    private static Sandbox Published(string project)
    {
        var sandbox = new Sandbox().Write("dataset.yaml", project).WriteSeed("seeds/a.md", "A text.");
        Assert.True(sandbox.Build().Succeeded);
        Assert.True(DatasetLock.Write(DatasetProject.Load(sandbox.ProjectFile).Project!, sandbox.ReleaseFolder).IsWritten);
        return sandbox;
    }
}
