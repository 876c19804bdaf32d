using System.Security.Cryptography;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>What shards are compressed with: streams, whatever the sizes in which they are written to.</summary>
public sealed class ShardCompressorTests
{
    private const int FrameDescriptor = 4;
    private const int Bytes = 21_000_001;

    public static TheoryData<Compression> Compressions => [Compression.Gzip, Compression.Zstd];

    [Theory]
    [MemberData(nameof(Compressions))]
    public void What_is_written_reads_back(Compression compression)
    {
        var text = Text(Bytes);
        using var packed = new MemoryStream(Compress(compression, text, 1 << 19));
        using var reader = ShardCompressor.OpenRead(compression, packed);
        using var read = new MemoryStream();
        reader.CopyTo(read);
        Assert.True(text.AsSpan().SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)));
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void The_bytes_do_not_depend_on_the_sizes_of_the_writes(Compression compression)
    {
        var text = Text(Bytes);
        var whole = Compress(compression, text, text.Length);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(whole)), Convert.ToHexString(SHA256.HashData(Compress(compression, text, 77_777))));
        Assert.InRange(whole.Length, 1, text.Length * 3 / 4);
    }

    [Fact]
    public void The_bytes_do_not_depend_on_a_free_thread()
    {
        var text = Text(Bytes);
        foreach (var length in new[] { 0, 1, 4 << 20, (4 << 20) + 1, Bytes / 2, Bytes })
        {
            var expected = SHA256.HashData(Compress(Compression.Zstd, text[..length], 1 << 19));
            Assert.Equal(expected, SHA256.HashData(Compress(Compression.Zstd, text[..length], 1 << 19, hasFreeThread: true)));
        }
    }

    /// <summary>A build that is stopped must not close files that a thread still reads.</summary>
    [Fact]
    public void WhatIsAbandonedIsNotWorkedOnAnyMore()
    {
        using var output = new MemoryStream();
        using var writer = ShardCompressor.Open(Compression.Zstd, output, hasFreeThread: true)!;
        writer.Write(Text(9_000_000));
        writer.Abandon();
        var length = output.Length;
        writer.Abandon();
        writer.Dispose();
        Assert.Equal(length, output.Length);
    }

    /// <summary>The library left a setting to chance, and other code of the same program, compiled otherwise, compressed otherwise.</summary>
    [Theory]
    [InlineData(Compression.Gzip, "6ed459105bf2d3707e4eae0b9eb213c6")]
    [InlineData(Compression.Zstd, "5bf1eb75e2fcc85147cbd6105febf2de")]
    public void The_bytes_do_not_depend_on_how_the_code_was_compiled(Compression compression, string digest)
    {
        var text = Numbers();
        for (var round = 0; round < 12; round++)
            Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Compress(compression, text, text.Length)))[..digest.Length]);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void Nothing_reads_back_as_nothing(Compression compression)
    {
        using var packed = new MemoryStream(Compress(compression, [], 1));
        using var reader = ShardCompressor.OpenRead(compression, packed);
        Assert.Equal(-1, reader.ReadByte());
    }

    [Fact]
    public void Every_byte_of_a_zstd_shard_is_under_its_checksum()
    {
        var packed = Compress(Compression.Zstd, Text(100_000), 1000);
        Assert.Equal(4, packed[FrameDescriptor] & 4);
        packed[^1] ^= 1;
        using var changed = new MemoryStream(packed);
        using var reader = ShardCompressor.OpenRead(Compression.Zstd, changed);
        Assert.Throws<ZstdSharp.ZstdException>(() => reader.CopyTo(Stream.Null));
    }

    /// <summary>It ended the process: a library's own exception is none that a build expects.</summary>
    [Theory]
    [InlineData(Compression.Gzip, 0)]
    [InlineData(Compression.Gzip, 5000)]
    [InlineData(Compression.Gzip, -1)]
    [InlineData(Compression.Zstd, 0)]
    [InlineData(Compression.Zstd, 5000)]
    [InlineData(Compression.Zstd, -1)]
    public void What_is_damaged_is_told_when_it_is_unpacked(Compression compression, int damagedByte)
    {
        using var sandbox = new Sandbox();
        var packed = Compress(compression, Text(100_000), 1000);
        if (damagedByte >= 0)
            packed[damagedByte] ^= 0x55;
        var file = sandbox.PathOf($"a{ShardCompressor.Extension(compression)}");
        File.WriteAllBytes(file, damagedByte >= 0 ? packed : packed[..(packed.Length / 2)]);
        var fault = Assert.Throws<IOException>(() => ShardCompressor.Unpack(file, 100_000, Stream.Null, default));
        Assert.Contains($"'{file}' is damaged", fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Compress(Compression compression, byte[] text, int step, bool hasFreeThread = false)
    {
        using var output = new MemoryStream();
        using (var writer = ShardCompressor.Open(compression, output, hasFreeThread: hasFreeThread)!)
        {
            for (var at = 0; at < text.Length; at += step)
                writer.Write(text, at, Math.Min(step, text.Length - at));
        }

        return output.ToArray();
    }

    /// <summary>Words that come again near and far, some farther than any window, and runs of noise.</summary>
    private static byte[] Text(int length)
    {
        var random = new Random(20261125);
        var words = Enumerable.Range(0, 5000).Select(_ => RandomBytes(random, random.Next(3, 12))).ToArray();
        var text = new List<byte>(length + 20);
        while (text.Count < length)
        {
            if (random.Next(1000) == 0)
                text.AddRange(RandomBytes(random, 200));
            else if (random.Next(200) == 0 && text.Count > 4000)
                text.AddRange(text.GetRange(random.Next(text.Count - 3000), random.Next(3000)));
            else
                text.AddRange(words[random.Next(words.Length)]);
        }

        return [.. text.Take(length)];
    }

    /// <summary>Lines of numbers, which are hard to compress at first and easier later.</summary>
    private static byte[] Numbers()
    {
        var (text, state) = (new System.Text.StringBuilder(), 1u);
        for (var number = 0; number < 400_000; number++)
        {
            state = (state * 1664525) + 1013904223;
            text.Append((state >> 16) % 5000).Append(number % 97 == 0 ? '\n' : ' ');
        }

        return System.Text.Encoding.ASCII.GetBytes(text.ToString());
    }

    private static byte[] RandomBytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
