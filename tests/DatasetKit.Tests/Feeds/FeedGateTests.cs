using DatasetKit.Diagnostics;
using DatasetKit.Feeds;

namespace DatasetKit.Tests.Feeds;

/// <summary>What a version may be, seen from the feed that it is published to.</summary>
public class FeedGateTests
{
    [Theory]
    [InlineData("1.0.1", "", true)]
    [InlineData("1.1.0", "rules: {version-too-low: warning}\n", false)]
    [InlineData("1.1.0-rc.1", "", null)]
    [InlineData("2.0.0", "", null)]
    public void AVersionThatIsTooLowForTheFeedIsNotPublished(string version, string rules, bool? isRefused)
    {
        using var sandbox = new FeedSandbox(rules).Published().WithSeed("seeds/a.md", "Edited.");
        var before = Sandbox.Snapshot(sandbox.Feed);
        var result = sandbox.Publish(version);
        Assert.Equal(isRefused is not true, Directory.Exists(Path.Combine(sandbox.Feed, "sample", version)));
        Assert.Equal(isRefused is not true, result.Directory is not null);
        if (isRefused is true)
            Assert.Equal(before, Sandbox.Snapshot(sandbox.Feed));
        if (isRefused is null)
        {
            Assert.Empty(result.Diagnostics);
            return;
        }

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((Codes.VersionTooLow, isRefused.Value ? Severity.Error : Severity.Warning, "dataset.yaml"), (diagnostic.Code, diagnostic.Severity, diagnostic.Path));
        Assert.Contains($"{version} is too low: 2.0.0 would do. Since 1.0.0, which the feed holds: a major change, 1 record edited [a (", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALowerVersionIsHeldAgainstTheOneBeforeIt()
    {
        using var sandbox = new FeedSandbox().Published().WithSeed("seeds/e.md", "A new one.").Published("2.0.0");
        Assert.Contains("1.0.1 is too low: 1.1.0 would do. Since 1.0.0, which", Assert.Single(sandbox.Publish("1.0.1").Diagnostics).Message, StringComparison.Ordinal);
        Assert.Empty(sandbox.Publish("1.1.0").Diagnostics);
    }

    [Fact]
    public void AVersionThatCannotBeComparedIsPublishedWithAWarning()
    {
        using var sandbox = new FeedSandbox().Published().WithSeed("seeds/a.md", "Edited.");
        File.WriteAllText(Path.Combine(sandbox.Feed, "sample/1.0.0/manifest.json"), "{}");
        var result = sandbox.Publish("1.0.1");
        Assert.NotNull(result.Directory);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((Codes.VersionUnproven, Severity.Warning), (diagnostic.Code, diagnostic.Severity));
        Assert.Contains("1.0.1 cannot be held against 1.0.0, whose release in the feed is damaged", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereNoProjectIsNamedAnyVersionWillDo()
    {
        using var sandbox = new FeedSandbox().Published().WithSeed("seeds/a.md", "Edited.");
        Assert.Empty(FeedPublisher.Publish(sandbox.Build("1.0.1"), sandbox.Feed).Diagnostics);
    }
}
