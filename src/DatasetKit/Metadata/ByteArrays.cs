using System.Buffers;

namespace DatasetKit.Metadata;

/// <summary>
/// Lends arrays of bytes. Large ones are made to measure and left to the collector: the pool of .NET rounds up to a power of two and keeps what
/// it was given, so that to check one line of 100 MB took 450 MB and takes 230 (measured).
/// </summary>
internal static class ByteArrays
{
    private const int MaxPooled = 1 << 22;
    private const int MaxUncollected = 1 << 25;

    /// <summary>An array of at least a length, of any content.</summary>
    public static byte[] Rent(int length)
    {
        if (length <= MaxPooled)
            return ArrayPool<byte>.Shared.Rent(length);

        // What an array of this size takes the place of is mostly half as large, and would else lie about until long after.
        if (length > MaxUncollected)
            GC.Collect();
        return GC.AllocateUninitializedArray<byte>(length);
    }

    /// <summary>Gives an array back that was lent.</summary>
    public static void Return(byte[] array)
    {
        if (array.Length <= MaxPooled)
            ArrayPool<byte>.Shared.Return(array);
    }
}
