using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

public class OutputStampTests
{
    [Theory]
    [InlineData("what was written", true)]
    [InlineData("what others wrote", false)]
    public void OfAYoungFileTheDigestOfWhatWasWrittenCounts(string standsThere, bool isUnchanged)
    {
        using var sandbox = new Sandbox();
        sandbox.Write("shard", standsThere);
        var young = OutputStamp.StampOf(sandbox.PathOf("shard")).Modified;
        Assert.Equal(isUnchanged, OutputStamp.Of(sandbox.PathOf("shard"), young, Digest.Of("what was written"u8)).IsUnchanged());
    }

    [Fact]
    public void AFileWhoseDigestIsNotAtHandIsRead()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("card", "a");
        var (file, young) = (sandbox.PathOf("card"), OutputStamp.StampOf(sandbox.PathOf("card")).Modified);
        Assert.Equal(Digest.Of("a"u8), OutputStamp.Of(file, young, sha256: null).Sha256);
    }

    [Fact]
    public void AFileThatCannotChangeWithoutANewTimeNeedsNoDigest()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("shard", "a");
        Assert.Equal("", OutputStamp.Of(sandbox.PathOf("shard"), long.MaxValue, Digest.Of("a"u8)).Sha256);
    }
}
