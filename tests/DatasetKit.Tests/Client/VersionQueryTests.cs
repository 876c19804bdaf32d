using DatasetKit.Client;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Client;

public class VersionQueryTests
{
    [Theory]
    [InlineData("x", "2.1.0")]
    [InlineData("x@1.0.0", "1.0.0")]
    [InlineData("x@2.0.0-rc.1", "2.0.0-rc.1")]
    [InlineData("x@1.5.0", "1.5.0")]
    [InlineData("x@1.*", "1.2.0")]
    [InlineData("x@1.1.*", "1.1.10")]
    [InlineData("x@*", "2.1.0")]
    [InlineData("x@^1", "1.2.0")]
    [InlineData("x@^1.1", "1.2.0")]
    [InlineData("x@^0.3", "0.3.7")]
    [InlineData("x@^0", "0.4.0")]
    [InlineData("x@^0-rc.1", "0.4.0")]
    [InlineData("x@^0+b.1", "0.4.0")]
    [InlineData("x@^0.2147483647", null)]
    [InlineData("x@^2147483647", null)]
    [InlineData("x@1.1.9+any", null)]
    [InlineData("x@[1.0,2.0)", "1.2.0")]
    [InlineData("x@(,1.1.10)", "1.1.9")]
    [InlineData("x@[2.2.0-beta,3.0)", "3.0.0-alpha")]
    [InlineData("x@2.*-*", "2.1.0")]
    [InlineData("x@^1.3", null)]
    [InlineData("x@[1.5.0,1.6)", null)]
    [InlineData("x@9.0.0", null)]
    public void ARangeMeansTheGreatestVersionThatFits(string query, string? expected) => Assert.Equal(expected, Pick(query, false));

    [Theory]
    [InlineData("x", "3.0.0-alpha")]
    [InlineData("x@2.*", "2.1.0")]
    [InlineData("x@3.*", "3.0.0-alpha")]
    [InlineData("x@^1", "1.2.0")]
    public void PreReleasesCountWhereTheyAreAskedFor(string query, string? expected) => Assert.Equal(expected, Pick(query, true));

    [Theory]
    [InlineData("")]
    [InlineData("@1.0.0")]
    [InlineData("../x")]
    [InlineData("x@")]
    [InlineData("x@1.2")]
    [InlineData("x@latest")]
    [InlineData("x@^")]
    [InlineData("x@[1.0")]
    [InlineData("x@[*,0.4)")]
    [InlineData("x@(*,1.0.0)")]
    [InlineData("x@[0.3.*,]")]
    [InlineData("x@1*")]
    [InlineData("x@1.2*")]
    [InlineData("x@**")]
    [InlineData("x@1.*.*")]
    public void WhatIsNoRangeIsRefused(string query) => Assert.Equal(Codes.NotInFeed, Assert.Throws<FeedException>(() => VersionQuery.Parse(query)).Code);

    [Theory]
    [InlineData("x@^2147483647", "2147483647.1.0")]
    [InlineData("x@^0.2147483647", "0.2147483647.3")]
    public void TheGreatestNumberHasNoneAboveIt(string query, string expected) =>
        Assert.Equal(expected, VersionQuery.Parse(query).Pick(new FeedDataset { Name = "x", Latest = null, Versions = [Version("0.2147483647.3"), Version("1.0.0"), Version("2147483647.1.0")] }, false)?.Version);

    [Theory]
    [InlineData("x@[1.*,2.0)", true)]
    [InlineData("x@1*", false)]
    [InlineData("x@**", false)]
    public void AStarInAnIntervalIsTheFaultOfIntervalsAlone(string query, bool isInterval) =>
        Assert.Equal(isInterval, Assert.Throws<FeedException>(() => VersionQuery.Parse(query)).Message.Contains("in an interval", StringComparison.Ordinal));

    /// <summary>Versions that differ by build metadata count as one.</summary>
    [Theory]
    [InlineData("x@1.0.0", "1.0.0+b.7")]
    [InlineData("x@1.0.0+b.7", "1.0.0+b.7")]
    [InlineData("x@1.0.0+b.8", null)]
    public void BuildMetadataNeedNotBeNamed(string query, string? expected) =>
        Assert.Equal(expected, VersionQuery.Parse(query).Pick(new FeedDataset { Name = "x", Latest = null, Versions = [Version("1.0.0+b.7")] }, false)?.Version);

    private static string? Pick(string query, bool allowsPrerelease)
    {
        // 1.5.0 is yanked.
        string[] versions = ["0.3.0", "0.3.7", "0.4.0", "1.0.0", "1.1.9", "1.1.10", "1.2.0", "1.5.0", "2.0.0-rc.1", "2.0.0", "2.1.0", "3.0.0-alpha"];
        var dataset = new FeedDataset { Name = "x", Latest = null, Versions = [.. versions.Select(Version)] };
        return VersionQuery.Parse(query).Pick(dataset, allowsPrerelease)?.Version;
    }

    private static FeedVersion Version(string version) => new()
    {
        Version = version,
        Published = null,
        Yanked = version == "1.5.0" ? new YankedMark(null) : null,
        ContentSha256 = "",
        RecordCount = 0,
        Splits = new Dictionary<string, long>(),
        FileCount = 0,
        Bytes = 0,
        Manifest = new FeedFile(0, ""),
        Signature = null,
        Provenance = null,
    };
}
