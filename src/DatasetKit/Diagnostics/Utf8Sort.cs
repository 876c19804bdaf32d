using System.Buffers;
using System.Buffers.Binary;

namespace DatasetKit.Diagnostics;

/// <summary>
/// Sorts by texts in UTF-8. Most comparisons end within the eight bytes after what all texts have in common, so those are compared as one
/// number: names of files and ids are numbered more often than not.
/// </summary>
internal static class Utf8Sort
{
    /// <summary>The text of an item.</summary>
    public delegate ReadOnlySpan<byte> TextOf(int item);

    /// <summary>Puts items into the order of their texts.</summary>
    /// <param name="items">The items.</param>
    /// <param name="textOf">The text of each.</param>
    /// <param name="compare">Compares two items whole, where the number does not tell.</param>
    public static void Sort(Span<int> items, TextOf textOf, Comparison<int> compare)
    {
        if (items.Length < 2)
            return;
        var common = CommonPrefix(items, textOf);
        var rented = ArrayPool<ulong>.Shared.Rent(items.Length);
        var keys = rented.AsSpan(0, items.Length);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = KeyOf(textOf(items[i])[common..]);
        keys.Sort(items);
        for (var start = 0; start < items.Length;)
        {
            var end = start + 1;
            while (end < items.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                items[start..end].Sort(compare);
            start = end;
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static int CommonPrefix(Span<int> items, TextOf textOf)
    {
        var first = textOf(items[0]);
        var length = first.Length;
        foreach (var item in items)
            length = Math.Min(length, first[..length].CommonPrefixLength(textOf(item)));
        return length;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        key.Clear();
        text.CopyTo(key);
        return BinaryPrimitives.ReadUInt64BigEndian(key);
    }
}
