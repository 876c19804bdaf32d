using System.IO.Compression;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using static DatasetKit.Tests.Releases.Forger;
using Compression = DatasetKit.Projects.Compression;

namespace DatasetKit.Tests.Releases;

/// <summary>What is wrong within a shard, though every digest of the release holds.</summary>
public class ShardVerifierTests
{
    public static TheoryData<string> GzipFaults => ["cut 8", "cut 4", "cut 9", "cut 1", "garbage", "zeros", "header", "member", "the same member", "trailer", "length"];

    /// <summary>The stream of .NET takes all of these.</summary>
    [Theory]
    [MemberData(nameof(GzipFaults))]
    public void AGzipShardIsOneMemberThatEndsWithTheFile(string fault)
    {
        using var sandbox = Built("release:\n  compression: gzip\n");
        var shard = ShardOf(Compression.Gzip);
        ForgeFile(sandbox, shard, bytes => fault switch
        {
            "cut 8" or "cut 4" or "cut 9" or "cut 1" => bytes[..^(fault[^1] - '0')],
            "garbage" => [.. bytes, .. "garbage"u8],
            "zeros" => [.. bytes, .. new byte[512]],
            "header" => [.. bytes, 0x1F, 0x8B, 8],
            "member" => [.. bytes, (byte)'X', .. Packed("more")],
            "the same member" => [.. bytes, .. bytes],
            "trailer" => [.. bytes, .. bytes[^8..]],
            _ => [.. bytes[..^1], 1],
        });
        var found = Assert.Single(Verified(sandbox));
        Assert.Equal((shard, Codes.RecordInvalid, "The shard cannot be decompressed."), (found.Path, found.Code, found.Message));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, "text 2", 0xFF)]
    [InlineData(new byte[] { 0xC0, 0xAF }, "text 2", 0xC0)]
    [InlineData(new byte[] { 0xE2, 0x82 }, "metadata", 0xE2)]
    public void TheByteThatIsNotUtf8IsNamed(byte[] bytes, string before, byte named)
    {
        using var sandbox = Built();
        var line = 0;
        ForgeBytes(sandbox, text =>
        {
            var at = text.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(before));
            line = text.AsSpan(0, at).Count((byte)'\n') + 1;
            return [.. text[..at], .. bytes, .. text[at..]];
        });
        var found = Assert.Single(Verified(sandbox));
        Assert.Equal((line, Codes.RecordInvalid, $"The byte 0x{named:X2} is not valid UTF-8 here."), (found.Line, found.Code, found.Message));
        Assert.True(found.Column > 1);
    }

    [Theory]
    [InlineData("\uFEFF", 0, 1, "The shard begins with a byte order mark")]
    [InlineData("\r", 1, 1, "The line holds a carriage return")]
    [InlineData("\r", 2, 2, "The line holds a carriage return")]
    public void LinesEndInLfAloneAndNoMarkComesBeforeThem(string inserted, int afterLine, int line, string message)
    {
        foreach (var isToldInManifest in new[] { true, false })
        {
            using var sandbox = Built();
            if (isToldInManifest)
                Forge(sandbox, Insert);
            else
                ForgeFile(sandbox, ShardOf(Compression.None), bytes => Encoding.UTF8.GetBytes(Insert(Encoding.UTF8.GetString(bytes))));
            var found = Assert.Single(Verified(sandbox), diagnostic => diagnostic.Code == Codes.RecordInvalid);
            Assert.Equal(line, found.Line);
            Assert.StartsWith(message, found.Message, StringComparison.Ordinal);
            Assert.Equal(isToldInManifest, Verified(sandbox).Count == 1);
        }

        string Insert(string text)
        {
            var at = 0;
            for (var i = 0; i < afterLine; i++)
                at = text.IndexOf('\n', at) + 1;
            return text.Insert(Math.Max(0, at - 1), inserted);
        }
    }

    [Fact]
    public void AReturnInPlaceOfAFeedIsFoundThoughTheLinesReadAlike()
    {
        using var sandbox = Built();
        ForgeFile(sandbox, ShardOf(Compression.None), bytes => Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(bytes).SkipLast(1)) + "\r"));
        Assert.Contains((3, Codes.RecordInvalid), Lines(sandbox));
    }

    [Fact]
    public void AShardEndsWithALineFeed()
    {
        using var sandbox = Built();
        ForgeBytes(sandbox, bytes => bytes[..^1]);
        Assert.Equal([(3, Codes.RecordInvalid)], Lines(sandbox));
    }

    [Fact]
    public void NoMoreIsReadOnceThereAreTooManyErrors()
    {
        using var sandbox = Built();
        Forge(sandbox, _ => string.Concat(Enumerable.Repeat("{}\n", BuildRun.MaxErrors)));
        var found = Verified(sandbox);
        Assert.InRange(found.Count, BuildRun.MaxErrors + 1, BuildRun.MaxErrors + 20);
        var last = Assert.Single(found, diagnostic => diagnostic.Code != Codes.RecordInvalid);
        Assert.Equal((Codes.TooLarge, "More than 100,000 errors come before this; what follows was not read."), (last.Code, last.Message));
    }

    private static byte[] Packed(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
