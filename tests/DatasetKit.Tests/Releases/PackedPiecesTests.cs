using System.Text;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>Pieces of a compressed shard in the next one.</summary>
public sealed class PackedPiecesTests
{
    private const int Lines = 30_000;

    [Theory]
    [InlineData(0)]
    [InlineData(Lines / 2)]
    [InlineData(Lines - 1)]
    public void AnEditedShardTakesMostPiecesFromTheLastAndHasTheBytesOfANewOne(int edited)
    {
        using var sandbox = new Sandbox();
        var last = Compress(sandbox, "last", Text(edited: -1), null);
        using var earlier = new PackedPieces(sandbox.Folder, [last]);
        var text = Text(edited);
        var afresh = Compress(sandbox, "afresh", text, null);
        var again = Compress(sandbox, "again", text, earlier);
        Assert.Equal(File.ReadAllBytes(sandbox.PathOf("afresh")), File.ReadAllBytes(sandbox.PathOf("again")));
        Assert.Equal(afresh.Pieces, again.Pieces);
        Assert.InRange(last.Pieces.Count, 4, 8);
        Assert.InRange(again.Pieces.Count(piece => !last.Pieces.Contains(piece)), 1, 2);
        using var reader = ShardCompressor.OpenRead(Compression.Zstd, File.OpenRead(sandbox.PathOf("again")));
        using var read = new MemoryStream();
        reader.CopyTo(read);
        Assert.True(text.AsSpan().SequenceEqual(read.ToArray()));
    }

    /// <summary>What a last piece unpacks to is not compressed again: what stands in its place is taken over as it is.</summary>
    [Fact]
    public void PiecesAreTakenOverAsTheyAre()
    {
        using var sandbox = new Sandbox();
        var text = Text(edited: -1);
        var last = Compress(sandbox, "last", text, null);
        var bytes = File.ReadAllBytes(sandbox.PathOf("last"));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(sandbox.PathOf("last"), bytes);
        using var earlier = new PackedPieces(sandbox.Folder, [last]);
        Compress(sandbox, "again", text, earlier);
        Assert.Equal(bytes, File.ReadAllBytes(sandbox.PathOf("again")));
    }

    private static ReleaseFile Compress(Sandbox sandbox, string name, byte[] text, PackedPieces? earlier)
    {
        using var shard = new ShardFile(sandbox.PathOf(name), Compression.Zstd, earlier, hasFreeThread: false);
        for (var at = 0; at < text.Length; at += 100_000)
            shard.Append(text.AsSpan(at, Math.Min(100_000, text.Length - at)));
        return shard.Finish(new ShardPlan("train", name, new int[1], text.Length), name);
    }

    private static byte[] Text(int edited)
    {
        var random = new Random(20261126);
        var text = new StringBuilder();
        for (var line = 0; line < Lines; line++)
        {
            text.Append($$"""{"id":"{{line:D6}}","text":"{{(line == edited ? "An edit. " : "")}}""");
            for (var word = 0; word < 100; word++)
                text.Append(random.Next(5_000)).Append(' ');
            text.Append("\"}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
