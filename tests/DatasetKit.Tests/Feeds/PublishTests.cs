using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Feeds;
using DatasetKit.Releases;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Feeds;

public class PublishTests
{
    [Fact]
    public void APublishedReleaseIsTheOneThatWasBuilt()
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        var result = FeedPublisher.Publish(release, sandbox.Feed, new PublishOptions { Project = sandbox.Project("1.0.0") });
        Assert.Empty(result.Diagnostics);
        Assert.False(result.IsUpToDate);
        Assert.Equal(Sandbox.Snapshot(release), Sandbox.Snapshot(result.Directory!));
        Assert.Empty(ReleaseVerifier.Verify(result.Directory!).Diagnostics);
    }

    [Fact]
    public void TheIndexTellsOfEveryVersionInOrder()
    {
        using var sandbox = new FeedSandbox().Published("1.10.0").Published("2.0.0-rc.1").Published("1.9.0");
        var dataset = Assert.Single(sandbox.Index().Datasets);
        Assert.Equal("1.10.0", dataset.Latest);
        Assert.Equal(["1.9.0", "1.10.0", "2.0.0-rc.1"], dataset.Versions.Select(version => version.Version));
        var version = dataset.Versions[0];
        var files = Directory.GetFiles(Path.Combine(sandbox.Feed, "sample/1.9.0"), "*", SearchOption.AllDirectories);
        Assert.Equal((new DateOnly(2024, 5, 1), 4L, files.Length), (version.Published!.Value, version.RecordCount, version.FileCount));
        Assert.Equal(4, version.Splits.Values.Sum());
        Assert.Equal(files.Sum(file => new FileInfo(file).Length), version.Bytes);
        Assert.Equal(Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.9.0/manifest.json")), version.Manifest.Sha256);
        Assert.Equivalent(dataset.Versions, FeedFormat.ParseDataset(File.ReadAllBytes(Path.Combine(sandbox.Feed, "sample/index.json")), "sample", "").Versions);
    }

    [Fact]
    public void TheSameReleasesMakeTheSameFeedInAnyOrder()
    {
        using var one = new FeedSandbox().Published("1.0.0").Published("1.1.0");
        using var other = new FeedSandbox().Published("1.1.0").Published("1.0.0");
        Assert.Equal(Sandbox.Snapshot(one.Feed), Sandbox.Snapshot(other.Feed));
    }

    [Fact]
    public void TheSameContentAgainChangesNothing()
    {
        using var sandbox = new FeedSandbox().Published();
        var before = Sandbox.Snapshot(sandbox.Feed);
        var again = sandbox.Publish();
        Assert.True(again.IsUpToDate);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
    }

    [Fact]
    public void AnotherVersionOfTheToolDoesNotMakeAnotherRelease()
    {
        using var sandbox = new FeedSandbox().Published();
        var release = sandbox.Build();
        var manifest = Manifest.Parse(File.ReadAllBytes(Path.Combine(release, "manifest.json"))) with { ToolVersion = "99.0.0" };
        File.WriteAllBytes(Path.Combine(release, "manifest.json"), manifest.ToJson());
        File.WriteAllBytes(Path.Combine(release, "SHA256SUMS"), Checksums.Format([.. manifest.Files, new ReleaseFile("manifest.json", manifest.ToJson().Length, Digest.Of(manifest.ToJson()))]));
        Assert.True(FeedPublisher.Publish(release, sandbox.Feed).IsUpToDate);
    }

    [Fact]
    public void OtherContentUnderAPublishedVersionIsRefused()
    {
        using var sandbox = new FeedSandbox().Published();
        var before = Sandbox.Snapshot(sandbox.Feed);
        var result = sandbox.WithSeed("seeds/e.md", "The toads left.").Publish();
        Assert.Equal(Codes.VersionTaken, Assert.Single(result.Diagnostics).Code);
        Assert.Null(result.Directory);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
    }

    [Theory]
    [InlineData("1.0.0+later")]
    [InlineData("1.0.0+BUILD")]
    public void BuildMetadataDoesNotTellVersionsApart(string version)
    {
        using var sandbox = new FeedSandbox().Published("1.0.0+build");
        Assert.Equal(Codes.VersionTaken, Assert.Single(sandbox.Publish(version).Diagnostics).Code);
    }

    [Fact]
    public void ADamagedReleaseIsNotPublished()
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        File.AppendAllText(Path.Combine(release, "README.md"), "More.");
        Assert.Contains(FeedPublisher.Publish(release, sandbox.Feed).Diagnostics, diagnostic => diagnostic.Code == Codes.FileChanged);
        Assert.False(Directory.Exists(sandbox.Feed));
    }

    [Fact]
    public void AFeedIsNotTheFolderOfBuilds()
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        Assert.Throws<IOException>(() => FeedPublisher.Publish(release, Path.GetFullPath(Path.Combine(release, "..", ".."))));
    }

    [Theory]
    [InlineData("http://localhost:1/feed")]
    [InlineData("https://data.example.org/feed")]
    public void AFeedIsWrittenInItsFolderAndNotByUrl(string url)
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        Assert.Equal((Codes.CannotRun, url), Refusal(() => FeedPublisher.Publish(release, url)));
        Assert.Equal((Codes.CannotRun, url), Refusal(() => FeedPublisher.Yank(url, "sample", "1.0.0", null)));
        Assert.Equal((Codes.CannotRun, url), Refusal(() => FeedPublisher.Repair(url)));

        static (string, string) Refusal(Action action)
        {
            var fault = Assert.Throws<FeedException>(action);
            return (fault.Code, fault.Place);
        }
    }

    [Fact]
    public void WhereTheLockCannotBeReadNothingIsPublished()
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        File.WriteAllText(sandbox.Lock, "{\"name\":\"sample\"}");
        var result = FeedPublisher.Publish(release, sandbox.Feed, new PublishOptions { Project = sandbox.Project("1.0.0") });
        Assert.Equal(Codes.LockUnreadable, Assert.Single(result.Diagnostics).Code);
        Assert.Null(result.Directory);
        Assert.False(Directory.Exists(Path.Combine(sandbox.Feed, "sample", "1.0.0")));
    }

    /// <summary>What is published cannot be taken back, so what contradicts it must be found before.</summary>
    [Theory]
    [InlineData(Codes.LockOfAnother)]
    [InlineData(Codes.VersionPublished)]
    public void WhatTheLockContradictsIsNotPublished(string code)
    {
        using var sandbox = new FeedSandbox();
        var release = sandbox.Build();
        var locked = DatasetLock.Write(sandbox.Project("1.0.0"), release).Lock!;
        var text = File.ReadAllText(sandbox.Lock);
        var contradicting = code == Codes.LockOfAnother ? text.Replace("\"sample\"", "\"other\"", StringComparison.Ordinal) : text.Replace(locked.ContentSha256, new string('0', 64), StringComparison.Ordinal);
        File.WriteAllText(sandbox.Lock, contradicting);
        var result = FeedPublisher.Publish(release, sandbox.Feed, new PublishOptions { Project = sandbox.Project("1.0.0") });
        Assert.Equal(code, Assert.Single(result.Diagnostics).Code);
        Assert.Null(result.Directory);
        Assert.False(Directory.Exists(Path.Combine(sandbox.Feed, "sample", "1.0.0")));
        Assert.Equal(contradicting, File.ReadAllText(sandbox.Lock));
    }

    [Theory]
    [InlineData("{\"format\": 1, \"name\": \"k\", \"latest\": null, \"versions\": [{\"splits\": {\"datasets\": 1}}]}", true)]
    [InlineData("{\"versions\" : [{\"datasets\": 1", true)]
    [InlineData("{\"format\" : 1 , \"datasets\" : []}", false)]
    [InlineData("{\"datasets\": [{\"versions\": []}]}", false)]
    [InlineData("no JSON", false)]
    public void TheIndexOfADatasetIsKnownByItsKeys(string json, bool isOfDataset)
    {
        var fault = Xunit.Record.Exception(() => FeedFormat.CheckIsOfFeed(System.Text.Encoding.UTF8.GetBytes(json), "index.json"));
        Assert.Equal(isOfDataset, fault is FeedException { Code: Codes.FeedUnreadable });
    }

    [Theory]
    [InlineData("seeds/feed", "", true)]
    [InlineData("seeds", "", true)]
    [InlineData("seeds/_feed", "", false)]
    [InlineData("seeds/artifacts/feed", "", false)]
    [InlineData("seeds/feed", "exclude: [\"feed/**\"]\n", false)]
    [InlineData("feed", "", false)]
    public void AFeedWhoseReleasesWouldBecomeSeedsIsNotWritten(string feed, string settings, bool isRefused)
    {
        using var sandbox = new FeedSandbox(settings);
        var (release, target) = (sandbox.Build(), sandbox.PathOf(feed));
        var before = Sandbox.Snapshot(sandbox.PathOf("seeds"));
        var fault = Xunit.Record.Exception(() => Assert.Empty(FeedPublisher.Publish(release, target, new PublishOptions { Project = sandbox.Project("1.0.0") }).Diagnostics));
        Assert.Equal(isRefused, fault is IOException);
        Assert.Equal(isRefused || feed == "feed", before.Keys.SequenceEqual(Sandbox.Snapshot(sandbox.PathOf("seeds")).Keys));
    }

    /// <summary>A dataset's folder of a feed is no feed; written as one it would lose its index.</summary>
    [Fact]
    public void TheFolderOfADatasetIsNotWrittenAsAFeed()
    {
        using var sandbox = new FeedSandbox().Published();
        var folder = Path.Combine(sandbox.Feed, "sample");
        var before = Sandbox.Snapshot(sandbox.Feed);
        var release = sandbox.Build("1.1.0");
        foreach (var action in (Action[])[() => FeedPublisher.Publish(release, folder), () => FeedPublisher.Yank(folder, "sample", "1.0.0", null), () => FeedPublisher.Repair(folder)])
        {
            var fault = Assert.Throws<FeedException>(action);
            Assert.Equal(Codes.FeedUnreadable, fault.Code);
            Assert.Contains("the folder above it", fault.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
    }

    [Fact]
    public void BuildMetadataNeedNotBeNamedToYank()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0+b.7");
        Assert.EndsWith("1.0.0+b.7", FeedPublisher.Yank(sandbox.Feed, "sample", "1.0.0", new YankedMark("Wrong.")).Directory, StringComparison.Ordinal);
        Assert.Equal("Wrong.", Assert.Single(Assert.Single(sandbox.Index().Datasets).Versions).Yanked?.Reason);
        Assert.Equal(Codes.NotInFeed, Assert.Single(FeedPublisher.Yank(sandbox.Feed, "sample", "1.0.0+b.8", null).Diagnostics).Code);
    }

    [Fact]
    public void TheLockOfTheProjectKeepsTheHighestVersion()
    {
        using var sandbox = new FeedSandbox();
        var (old, now) = (sandbox.Build("1.0.0"), sandbox.Build("1.1.0"));
        Assert.Empty(FeedPublisher.Publish(now, sandbox.Feed, new PublishOptions { Project = sandbox.Project("1.1.0"), IsBuilt = true }).Diagnostics);
        Assert.Contains("\"version\": \"1.1.0\"", File.ReadAllText(sandbox.Lock), StringComparison.Ordinal);
        Assert.Empty(FeedPublisher.Publish(old, sandbox.Feed, new PublishOptions { Project = sandbox.Project("1.0.0") }).Diagnostics);
        Assert.Contains("\"version\": \"1.1.0\"", File.ReadAllText(sandbox.Lock), StringComparison.Ordinal);
    }

    [Fact]
    public void TheChangelogTellsWhatEachVersionChanged()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0").WithSeed("seeds/e.md", "The toads left.").Published("1.1.0-rc.1").Published("1.1.0");
        sandbox.Yank("1.0.0", new YankedMark("Old."));
        var headings = sandbox.Read("sample/CHANGELOG.md").Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(["## 1.1.0 – 2024-05-01", "## 1.1.0-rc.1 – 2024-05-01", "## 1.0.0 – 2024-05-01 (withdrawn)"], headings);
        Assert.Contains("A minor change since 1.0.0: 5 records now.", sandbox.Read("sample/CHANGELOG.md"), StringComparison.Ordinal);

        // What was compared once is not compared again.
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/1.1.0.changes.json"), sandbox.Read("sample/1.1.0.changes.json").Replace("\"minor\"", "\"major\"", StringComparison.Ordinal));
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Contains("A major change since 1.0.0", sandbox.Read("sample/CHANGELOG.md"), StringComparison.Ordinal);
        File.Delete(Path.Combine(sandbox.Feed, "sample/1.1.0.changes.json"));
        FeedPublisher.Repair(sandbox.Feed);
        Assert.DoesNotContain("A major change", sandbox.Read("sample/CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void AYankedVersionStaysAndIsMarked()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0").Published("1.1.0");
        var before = Sandbox.Snapshot(sandbox.Feed);
        Assert.Empty(sandbox.Yank("1.1.0", new YankedMark("Two poems are not free.")).Diagnostics);
        var dataset = sandbox.Index().Datasets.Single();
        Assert.Equal("1.0.0", dataset.Latest);
        Assert.Equal("Two poems are not free.", dataset.Versions[1].Yanked!.Reason);
        Assert.True(sandbox.Yank("1.1.0", new YankedMark(null)).IsUpToDate);
        Assert.Equal("Two poems are not free.", sandbox.Index().Datasets.Single().Versions[1].Yanked!.Reason);
        Assert.Empty(sandbox.Yank("1.1.0", null).Diagnostics);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
        Assert.Equal(Codes.NotInFeed, Assert.Single(sandbox.Yank("9.0.0", null).Diagnostics).Code);
    }

    [Theory]
    [InlineData("index.json")]
    [InlineData("sample/index.json")]
    [InlineData("index.json", "sample/index.json")]
    public void IndexesAreMadeAnewFromWhatStandsThere(params string[] lost)
    {
        using var sandbox = new FeedSandbox().Published("1.0.0").Published("1.1.0");
        sandbox.Yank("1.0.0", new YankedMark("Old."));
        var before = Sandbox.Snapshot(sandbox.Feed);
        foreach (var file in lost)
            File.WriteAllText(Path.Combine(sandbox.Feed, file), "{\"format\":1,");
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
    }

    [Fact]
    public void AReleaseWithoutItsEntryIsKnownByTheIndexAndWithoutBothLosesItsDateAlone()
    {
        using var sandbox = new FeedSandbox().Published();
        var before = Sandbox.Snapshot(sandbox.Feed);
        File.Delete(Path.Combine(sandbox.Feed, "sample/1.0.0.json"));
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
        File.Delete(Path.Combine(sandbox.Feed, "sample/1.0.0.json"));
        File.Delete(Path.Combine(sandbox.Feed, "sample/index.json"));
        FeedPublisher.Repair(sandbox.Feed);
        var version = sandbox.Index().Datasets.Single().Versions.Single();
        Assert.Equal((null, 4L), (version.Published, version.RecordCount));
        Assert.True(File.Exists(Path.Combine(sandbox.Feed, "sample/1.0.0.json")));
    }

    [Fact]
    public void AMarkOfAPublisherWhoWasKilledReachesTheIndexesWithTheNextPublication()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0").Published("1.1.0");
        var (index, datasetIndex) = (sandbox.Read("index.json"), sandbox.Read("sample/index.json"));
        sandbox.Yank("1.1.0", new YankedMark("Wrong."));
        File.WriteAllText(Path.Combine(sandbox.Feed, "index.json"), index);
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/index.json"), datasetIndex);
        new FeedFolder(sandbox.Feed).WriteIndex(CancellationToken.None);
        Assert.Equal("1.0.0", Assert.Single(sandbox.Index().Datasets).Latest);

        // A damaged entry does not take the mark away.
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/1.1.0.json"), "{");
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Equal("1.0.0", Assert.Single(sandbox.Index().Datasets).Latest);
    }

    [Fact]
    public void ADamagedReleaseKeepsNobodyFromPublishing()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json"), "{");
        Assert.Equal([Codes.VersionUnproven], sandbox.Publish("1.1.0").Diagnostics.Select(diagnostic => diagnostic.Code));
        var versions = Assert.Single(sandbox.Index().Datasets).Versions;
        Assert.Equal(["1.0.0", "1.1.0"], versions.Select(version => version.Version));
        Assert.NotEqual(Digest.OfFile(Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json")), versions[0].Manifest.Sha256);
    }

    /// <summary>Removing its folder and listing the feed withdraws a version.</summary>
    [Fact]
    public void TheLastVersionOfADatasetCanBeWithdrawnAndAnotherPublishedInItsPlace()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0").Published("1.1.0");
        Directory.Delete(Path.Combine(sandbox.Feed, "sample/1.1.0"), recursive: true);
        FeedPublisher.Repair(sandbox.Feed);
        sandbox.WithSeed("seeds/more.md", "The toads left.").Published("1.1.0");
        Assert.Contains("1 record added", sandbox.Read("sample/CHANGELOG.md"), StringComparison.Ordinal);
        foreach (var version in (string[])["1.0.0", "1.1.0"])
            Directory.Delete(Path.Combine(sandbox.Feed, "sample", version), recursive: true);
        FeedPublisher.Repair(sandbox.Feed);
        Assert.Empty(sandbox.Index().Datasets);
        Assert.Empty(FeedFormat.ParseDataset(File.ReadAllBytes(Path.Combine(sandbox.Feed, "sample/index.json")), "sample", "").Versions);
    }

    [Theory]
    [InlineData("1.0.0-a.json")]
    [InlineData("1.0.0-a.SIG")]
    [InlineData("1.0.0-a.intoto.jsonl")]
    public void AVersionIsNotCalledAsTheFilesBesideOne(string version)
    {
        Assert.False(FeedFormat.IsVersion(version));
        using var sandbox = new FeedSandbox();
        Assert.Equal(Codes.ManifestUnreadable, Assert.Single(sandbox.Publish(version).Diagnostics).Code);
    }

    [Fact]
    public void WhatAKilledPublisherLeftIsHealedByTheNextOne()
    {
        using var sandbox = new FeedSandbox().Published("1.0.0");
        var index = sandbox.Read("index.json");
        var datasetIndex = sandbox.Read("sample/index.json");
        sandbox.Published("1.1.0");
        var whole = Sandbox.Snapshot(sandbox.Feed);

        // As if it had been killed between the rename and the indexes, with a staging folder and a half-written file left.
        File.WriteAllText(Path.Combine(sandbox.Feed, "index.json"), index);
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/index.json"), datasetIndex);
        Directory.CreateDirectory(Path.Combine(sandbox.Feed, "sample/.staging-left/release"));
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/.new-index.json"), "{");
        Assert.True(sandbox.Publish("1.0.0").IsUpToDate);
        Assert.Equal(whole, Sandbox.Snapshot(sandbox.Feed));
    }

    [Fact]
    public void AFolderThatIsNoFeedStaysNone()
    {
        using var sandbox = new FeedSandbox();
        var releases = Path.GetFullPath(Path.Combine(sandbox.Build(), "..", ".."));
        var before = Sandbox.Snapshot(releases);
        FeedPublisher.Repair(releases);
        Assert.Equal(before, Sandbox.Snapshot(releases));
    }

    [SkippableFact]
    public void AFullDiskLeavesTheFeedAsItWas()
    {
        using var sandbox = new FeedSandbox().Published();
        using var disk = SmallDisk.Mount(sandbox.PathOf("disk"), "256k");
        Skip.If(disk is null, "A small file system can be mounted on Linux by root alone.");
        var feed = sandbox.PathOf("disk");
        Assert.Empty(FeedPublisher.Publish(sandbox.Build("1.0.0"), feed).Diagnostics);
        sandbox.WithSeed("seeds/long.md", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i} ")));
        var before = Sandbox.Snapshot(feed);
        var release = sandbox.Build("1.1.0");
        Assert.ThrowsAny<IOException>(() => FeedPublisher.Publish(release, feed));
        Assert.Equal(before, Sandbox.Snapshot(feed));
    }
}
