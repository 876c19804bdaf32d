using System.Text;

namespace DatasetKit.Metadata;

/// <summary>
/// Gives strings for short texts in UTF-8 and the same string for the same text, as far as it remembers: keys, languages, sources and tags
/// come again in every document.
/// </summary>
internal static class Utf8Cache
{
    private const int MaxBytes = 24;
    private const int Slots = 1 << 10;

    [ThreadStatic]
    private static string?[]? s_strings;

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
            return Encoding.UTF8.GetString(utf8);
        var hash = 2166136261u;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16777619u;
        ref var slot = ref (s_strings ??= new string?[Slots])[(hash >> 5) & (Slots - 1)];

        // Texts that are not ASCII are longer in bytes than in characters and never equal, so they are never kept.
        if (slot is not null && slot.Length == utf8.Length && Ascii.Equals(utf8, slot))
            return slot;
        var made = Encoding.UTF8.GetString(utf8);
        if (made.Length == utf8.Length)
            slot = made;
        return made;
    }
}
