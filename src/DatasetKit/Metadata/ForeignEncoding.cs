namespace DatasetKit.Metadata;

/// <summary>Recognises text in encodings of two or four bytes a character, so that a message can name them.</summary>
internal static class ForeignEncoding
{
    // Text of whatever language has ASCII blanks or line ends early on.
    private const int SampleBytes = 256;

    /// <summary>The encoding that a file seems to have, or null where it is not one of these.</summary>
    public static string? Guess(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                return "UTF-32";
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]:
                return "UTF-16";
        }

        // Without a byte order mark: of four bytes UTF-32 has two zeros at one end; UTF-16 has zeros, from ASCII, in every other place alone.
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        Span<int> zeros = stackalloc int[4];
        for (var i = 0; i < sample.Length; i++)
            zeros[i % 4] += sample[i] == 0 ? 1 : 0;
        var units = sample.Length / 4;
        if (units == 0)
            return null;
        if (Math.Min(zeros[0], zeros[1]) >= units || Math.Min(zeros[2], zeros[3]) >= units)
            return "UTF-32 without a byte order mark";
        var (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
        return Math.Max(even, odd) > units / 4 && Math.Min(even, odd) == 0 ? "UTF-16 without a byte order mark" : null;
    }
}
