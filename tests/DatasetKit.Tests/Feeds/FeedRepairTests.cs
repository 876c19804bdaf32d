using System.Text.RegularExpressions;
using DatasetKit.Client;
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
