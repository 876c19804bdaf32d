using System.Buffers.Binary;
using System.IO.Hashing;

namespace DatasetKit.Seeds;

/// <summary>
/// XXH128 of some bytes. It is not a UInt128, since ReadyToRun compiles no method ahead in which one stands, nor any of a type that holds one:
/// under .NET half of the reading of a small corpus was compiled while it ran.
/// </summary>
/// <param name="Low">The lower half of the number.</param>
/// <param name="High">The higher half.</param>
internal readonly record struct Hash128(ulong Low, ulong High)
{
    private const int Size = 16;

    /// <summary>The hash of bytes.</summary>
    public static Hash128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        XxHash128.Hash(bytes, hash);
        return OfCanonical(hash);
    }

    /// <summary>The hash of what has been appended.</summary>
    public static Hash128 Of(XxHash128 bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        bytes.GetCurrentHash(hash);
        return OfCanonical(hash);
    }

    /// <summary>The hash of a stream, from where it stands to its end.</summary>
    public static Hash128 Of(Stream bytes)
    {
        var hash = new XxHash128();
        hash.Append(bytes);
        return Of(hash);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Hash128 Read(BinaryReader reader) => new(reader.ReadUInt64(), reader.ReadUInt64());

    /// <summary>Writes the number, 16 bytes with the lowest first.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Low);
        writer.Write(High);
    }

    // The canonical form has the highest byte first.
    private static Hash128 OfCanonical(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt64BigEndian(hash[8..]), BinaryPrimitives.ReadUInt64BigEndian(hash));
}
