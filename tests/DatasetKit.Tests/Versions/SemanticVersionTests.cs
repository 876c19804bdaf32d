using CsCheck;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class SemanticVersionTests
{
    // The examples of sections 10 and 11 of the specification, and numbers beyond 64 bits.
    private static readonly string[] s_ascending =
    [
        "0.0.1", "0.9.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
        "1.9.0", "1.10.0", "2.0.0", "2.1.0", "2.1.1", "2.1.2-99999999999999999999", "2.1.2-A", "2.1.2-a", "99999999999999999999.0.0", "100000000000000000000.0.0",
    ];

    private static readonly Gen<string> s_versions = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 11], Gen.OneOf(["", "-1", "-a", "-a.1", "-a.b", "-A", "-10", "-2"]), Gen.OneOf(["", "+1", "+b"]))
        .Select((major, minor, pre, build) => $"{major}.{minor}.0{pre}{build}");

    [Fact]
    public void PrecedenceIsThatOfTheSpecification()
    {
        for (var i = 0; i < s_ascending.Length; i++)
        {
            for (var j = 0; j < s_ascending.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(Compare(s_ascending[i], s_ascending[j])));
        }
    }

    [Fact]
    public void PrecedenceIsAnOrder() => Gen.Select(s_versions, s_versions, s_versions).Sample((a, b, c) =>
        Math.Sign(Compare(a, b)) == -Math.Sign(Compare(b, a)) && (Compare(a, b) > 0 || Compare(b, c) > 0 || Compare(a, c) <= 0));

    [Theory]
    [InlineData("1.2.3+build.7", "1.2.3")]
    [InlineData("1.2.3-rc.1+build-7", "1.2.3-rc.1")]
    [InlineData("1.2.3+a-b", "1.2.3")]
    public void BuildMetadataTakesNoPart(string version, string same)
    {
        Assert.Equal(0, Compare(version, same));
        Assert.Equal(same, SemanticVersion.TryParse(version)!.ToString());
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-01")]
    [InlineData("v1.2.3")]
    [InlineData("1.2.3-")]
    public void WhatIsNoVersionIsNotRead(string text) => Assert.Null(SemanticVersion.TryParse(text));

    [Theory]
    [InlineData("1.2.3", "1.2.3", "1.2.4", "1.3.0", "2.0.0")]
    [InlineData("0.1.0", "0.1.0", "0.1.1", "0.2.0", "1.0.0")]
    [InlineData("1.3.0-rc.1", "1.3.0-rc.1", "1.3.0", "1.3.0", "1.3.0")]
    [InlineData("1.2.99999999999999999999", "1.2.99999999999999999999", "1.2.100000000000000000000", "1.3.0", "2.0.0")]
    public void TheLeastVersionAfterAChangeResetsWhatIsLower(string version, string none, string patch, string minor, string major) =>
        Assert.Equal([none, patch, minor, major], Enum.GetValues<ChangeLevel>().Select(level => SemanticVersion.TryParse(version)!.After(level).ToString()));

    private static int Compare(string left, string right) => SemanticVersion.Compare(SemanticVersion.TryParse(left)!, SemanticVersion.TryParse(right)!);
}
