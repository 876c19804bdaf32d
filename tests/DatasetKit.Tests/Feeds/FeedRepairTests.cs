using System.Text.RegularExpressions;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Feeds;

namespace DatasetKit.Tests.Feeds;

/// <summary>Feeds in whose folders somebody worked by hand.</summary>
public class FeedRepairTests
{
    [Fact]
    public async Task AManifestThatWasChangedReplacesNoEntry()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        sandbox.Yank("1.0.0", new YankedMark("Not free."));
        var before = sandbox.Read("sample/1.0.0.json");
        var manifest = Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json");
        File.WriteAllText(manifest, Regex.Replace(File.ReadAllText(manifest), "\"seeds\": [0-9]", "\"seeds\": 9"));
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Equal(before, sandbox.Read("sample/1.0.0.json"));
        Assert.Equal(FeedCodes.Changed, (await sandbox.PullFails(sandbox.Feed, "sample@1.0.0")).Code);
    }

    [Theory]
    [InlineData("1.1.0", false)]
    [InlineData("1.0.0+b", true)]
    public void AFolderThatWasCopiedByHandIsNoVersion(string copy, bool isNamedInManifest)
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        var before = sandbox.Read("sample/index.json");
        CopyFolder(Path.Combine(sandbox.Feed, "sample/1.0.0"), Path.Combine(sandbox.Feed, "sample", copy));
        var manifest = Path.Combine(sandbox.Feed, "sample", copy, "manifest.json");
        if (isNamedInManifest)
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"1.0.0\"", $"\"{copy}\"", StringComparison.Ordinal));
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Equal(before, sandbox.Read("sample/index.json"));
        Assert.Equal(["1.0.0"], Assert.Single(sandbox.Index().Datasets).Versions.Select(version => version.Version));
    }

    /// <summary>Of two versions that are one, the first by name was taken, and with it went what was known of the other.</summary>
    [Fact]
    public void ACopyThatComesFirstByNameDisplacesNoPublishedVersion()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0+b");
        sandbox.Yank("1.0.0+b", new YankedMark("Wrong."));
        CopyFolder(Path.Combine(sandbox.Feed, "sample/1.0.0+b"), Path.Combine(sandbox.Feed, "sample/1.0.0"));
        var manifest = Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("1.0.0+b", "1.0.0", StringComparison.Ordinal));
        FeedPublisher.Repair(sandbox.Feed);
        var version = Assert.Single(Assert.Single(sandbox.Index().Datasets).Versions);
        Assert.Equal(("1.0.0+b", "Wrong."), (version.Version, version.Yanked?.Reason));
    }

    [Fact]
    public void WhatStandsThereAndIsNoReleaseOfTheVersionIsNotYanked()
    {
        using var sandbox = new FeedSandbox().Published();
        CopyFolder(Path.Combine(sandbox.Feed, "sample/1.0.0"), Path.Combine(sandbox.Feed, "sample/1.0.1"));
        var diagnostic = Assert.Single(sandbox.Yank("1.0.1", new YankedMark("Wrong.")).Diagnostics);
        Assert.Equal((Codes.NotInFeed, "sample/1.0.1"), (diagnostic.Code, diagnostic.Path));
    }

    /// <summary>Its index could not be written, and so the feed no longer listed it.</summary>
    [Fact]
    public void ADatasetWhoseIndexCannotBeMendedStaysListed()
    {
        using var sandbox = new FeedSandbox().Published();
        CopyFolder(Path.Combine(sandbox.Feed, "sample/1.0.0"), Path.Combine(sandbox.Feed, "other/1.0.0"));
        var manifest = Path.Combine(sandbox.Feed, "other/1.0.0/manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"sample\"", "\"other\"", StringComparison.Ordinal));
        FeedPublisher.Repair(sandbox.Feed);
        File.Delete(Path.Combine(sandbox.Feed, "other/index.json"));
        Directory.CreateDirectory(Path.Combine(sandbox.Feed, "other/index.json/in-the-way"));
        Assert.Empty(sandbox.Publish("1.1.0").Diagnostics);
        Assert.Equal([("other", 1), ("sample", 2)], sandbox.Index().Datasets.Select(dataset => (dataset.Name, dataset.Versions.Count)));
    }

    [SkippableFact]
    public void AnEntryThatCannotBeReadStopsNoPublicationOfItsDataset()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The test makes a named pipe.");
        using var sandbox = new FeedSandbox().Published();
        File.Delete(Path.Combine(sandbox.Feed, "sample/1.0.0.json"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(sandbox.Feed, "sample/1.0.0.json")]))
            make.WaitForExit();
        Assert.Empty(sandbox.Publish("1.1.0").Diagnostics);
        Assert.Equal(2, Assert.Single(sandbox.Index().Datasets).Versions.Count);
        Assert.Contains("\"1.0.0\"", sandbox.Read("sample/1.0.0.json"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("mkdir")]
    [InlineData("mkfifo")]
    [InlineData(null)]
    public void WhatIsWrongWithAnotherDatasetStopsNoPublication(string? makeEntry)
    {
        Skip.If(OperatingSystem.IsWindows(), "The test makes a named pipe.");
        using var sandbox = new FeedSandbox().Published("1.0.0");
        Directory.CreateDirectory(Path.Combine(sandbox.Feed, "other"));
        CopyFolder(Path.Combine(sandbox.Feed, "sample/1.0.0"), Path.Combine(sandbox.Feed, "other/1.0.0"));
        var manifest = Path.Combine(sandbox.Feed, "other/1.0.0/manifest.json");
        File.WriteAllText(manifest, makeEntry is not null ? File.ReadAllText(manifest).Replace("\"sample\"", "\"other\"", StringComparison.Ordinal) : "");
        if (makeEntry is not null)
        {
            FeedPublisher.Repair(sandbox.Feed);
            File.Delete(Path.Combine(sandbox.Feed, "other/1.0.0.json"));
            using var make = System.Diagnostics.Process.Start(makeEntry, [Path.Combine(sandbox.Feed, "other/1.0.0.json")]);
            make.WaitForExit();
        }

        Assert.Empty(sandbox.Publish("1.1.0").Diagnostics);
        Assert.Contains(sandbox.Index().Datasets, dataset => dataset.Name == "sample" && dataset.Versions.Count == 2);
    }

    private static void CopyFolder(string folder, string target)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
