using System.Runtime.InteropServices;
using DatasetKit.Diagnostics;

namespace DatasetKit.Seeds;

/// <summary>
/// File names as the file system has them, each followed by a NUL, in one array: a million names cost their bytes and nine more each, and
/// go to the system as they are.
/// </summary>
internal sealed class NameList
{
    public static readonly NameList None = new(bytes: 0, names: 0);

    private byte[] _bytes;
    private Name[] _names;
    private int _end;

    public NameList()
        : this(bytes: 256, names: 16)
    {
    }

    private NameList(int bytes, int names) => (_bytes, _names) = (new byte[bytes], new Name[names]);

    public int Count { get; private set; }

    /// <summary>A name without its NUL, which follows it in memory.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_names[index].Start, _names[index].Length);

    /// <summary>A name without its extension.</summary>
    public ReadOnlySpan<byte> StemOf(int index) => _bytes.AsSpan(_names[index].Start, _names[index].StemLength);

    public string TextOf(int index) => System.Text.Encoding.UTF8.GetString(this[index]);

    public void Add(ReadOnlySpan<byte> name)
    {
        if (_end + name.Length + 1 > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + name.Length + 1));
        if (Count == _names.Length)
            Array.Resize(ref _names, Math.Max(16, Count * 2));
        name.CopyTo(_bytes.AsSpan(_end));
        _bytes[_end + name.Length] = 0;
        _names[Count++] = new Name(_end, (ushort)name.Length, (ushort)SeedFolder.StemBytes(name));
        _end += name.Length + 1;
    }

    public void Clear() => (Count, _end) = (0, 0);

    /// <summary>The names for which something holds, in an object of no more than their size.</summary>
    public NameList Where(bool[] holds)
    {
        var (bytes, names) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            bytes += holds[i] ? _names[i].Length + 1 : 0;
            names += holds[i] ? 1 : 0;
        }

        var result = new NameList(bytes, names);
        for (var i = 0; i < Count; i++)
        {
            if (holds[i])
                result.Add(this[i]);
        }

        return result;
    }

    /// <summary>Sorts by a part of the names, then by the names.</summary>
    /// <param name="part">The part of a name, by its index.</param>
    public void Sort(Utf8Sort.TextOf part)
    {
        Span<int> order = Count <= 256 ? stackalloc int[Count] : new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Utf8Sort.Sort(order, part, (left, right) => part(left).SequenceCompareTo(part(right)) is not 0 and var first ? first : this[left].SequenceCompareTo(this[right]));
        var sorted = new Name[Count];
        for (var i = 0; i < order.Length; i++)
            sorted[i] = _names[order[i]];
        sorted.CopyTo(_names, 0);
    }

    /// <summary>The order of names in a folder: by what is left without the extension, which is the last part of the id, then by the name.</summary>
    public static int Compare(NameList left, int leftIndex, NameList right, int rightIndex) =>
        left.StemOf(leftIndex).SequenceCompareTo(right.StemOf(rightIndex)) is not 0 and var order ? order : left[leftIndex].SequenceCompareTo(right[rightIndex]);

    /// <summary>Whether two lists hold the same names in one order, where both were made by <see cref="Where"/> or <see cref="Read"/>.</summary>
    public bool IsSame(NameList other) => Count == other.Count && _bytes.AsSpan(0, _end).SequenceEqual(other._bytes.AsSpan(0, other._end));

    /// <summary>Writes a list that was made by <see cref="Where"/> or <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(_end);
        writer.Write(MemoryMarshal.AsBytes(_names.AsSpan(0, Count)));
        writer.Write(_bytes.AsSpan(0, _end));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static NameList Read(BinaryReader reader)
    {
        var (names, bytes) = (reader.ReadInt32(), reader.ReadInt32());
        var result = new NameList(bytes, names) { Count = names, _end = bytes };
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(result._names.AsSpan()));
        reader.BaseStream.ReadExactly(result._bytes);
        return result;
    }

    private readonly record struct Name(int Start, ushort Length, ushort StemLength);
}
