using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.JsonSchema;

/// <summary>The rules for a U-label of IDNA 2008: RFC 5891, section 4.2, and RFC 5892 with its appendix A. <see cref="BidiRule"/> is apart.</summary>
internal static class IdnaLabel
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    private static readonly CodePointSet Allowed = UnicodeTable.Get("idna=Allowed");
    private static readonly CodePointSet Viramas = UnicodeTable.Get("idna=Virama");
    private static readonly CodePointSet JoinsNext = UnicodeTable.Get("idna=JoinsNext");
    private static readonly CodePointSet JoinsPrevious = UnicodeTable.Get("idna=JoinsPrevious");
    private static readonly CodePointSet Transparent = UnicodeTable.Get("idna=Transparent");
    private static readonly CodePointSet Marks = UnicodeProperties.Find("M", "")!;
    private static readonly CodePointSet Greek = UnicodeTable.Get("sc=Greek");
    private static readonly CodePointSet Hebrew = UnicodeTable.Get("sc=Hebrew");
    private static readonly CodePointSet Japanese = CodePointSet.Union(UnicodeTable.Get("sc=Hiragana"), UnicodeTable.Get("sc=Katakana"), UnicodeTable.Get("sc=Han"));

    /// <summary>Whether a label, decoded to code points, is one. It has a code point beyond ASCII.</summary>
    public static bool IsValid(ReadOnlySpan<int> label)
    {
        if (label.IsEmpty || label[0] == '-' || label[^1] == '-' || label is [_, _, '-', '-', ..] || !label.ContainsAnyExceptInRange(0, 0x7F))
            return false;
        if (Marks.Contains(label[0]))
            return false;

        // Digits of Arabic and of its extension look alike, so a label has one kind.
        if (label.ContainsAnyInRange(0x660, 0x669) && label.ContainsAnyInRange(0x6F0, 0x6F9))
            return false;

        // Looked up once, however many of these dots a label has.
        bool? isJapanese = null;
        for (var i = 0; i < label.Length; i++)
        {
            var isAllowed = label[i] switch
            {
                ZeroWidthJoiner => IsAfterVirama(label, i),
                ZeroWidthNonJoiner => IsAfterVirama(label, i) || IsBetweenJoined(label, i),
                0xB7 => i > 0 && i + 1 < label.Length && label[i - 1] == 'l' && label[i + 1] == 'l',
                0x375 => i + 1 < label.Length && Greek.Contains(label[i + 1]),
                0x5F3 or 0x5F4 => i > 0 && Hebrew.Contains(label[i - 1]),
                0x30FB => isJapanese ??= HasJapanese(label),
                _ => Allowed.Contains(label[i]),
            };
            if (!isAllowed)
                return false;
        }

        return IsNormal(label);
    }

    private static bool IsAfterVirama(ReadOnlySpan<int> label, int at) => at > 0 && Viramas.Contains(label[at - 1]);

    // A letter that would join to the next, and one that would join to the previous, with marks between that joining looks through.
    private static bool IsBetweenJoined(ReadOnlySpan<int> label, int at)
    {
        int before = at - 1, after = at + 1;
        while (before >= 0 && Transparent.Contains(label[before]))
            before--;
        while (after < label.Length && Transparent.Contains(label[after]))
            after++;
        return before >= 0 && JoinsNext.Contains(label[before]) && after < label.Length && JoinsPrevious.Contains(label[after]);
    }

    private static bool HasJapanese(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (Japanese.Contains(codePoint))
                return true;
        }

        return false;
    }

    // RFC 5891, section 4.2.1. A code point that is allowed is normal by itself, so only what combines with another can be wrong.
    private static bool IsNormal(ReadOnlySpan<int> label)
    {
        var text = new StringBuilder(label.Length);
        foreach (var codePoint in label)
            text.Append(char.ConvertFromUtf32(codePoint));
        var written = text.ToString();
        return Nfc.Normalise(written) == written;
    }
}
