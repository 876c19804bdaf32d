using System.Globalization;

namespace DatasetKit.JsonSchema;

/// <summary>The rules for a U-label of IDNA 2008: RFC 5891, section 4.2.3, and RFC 5892 with its appendix A.</summary>
/// <remarks>That a label is in normal form C and keeps the rule for two directions (RFC 5893) is not checked: both need tables of their size.</remarks>
internal static class IdnaLabel
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Whether a label, decoded to code points, is one. It has a code point beyond ASCII.</summary>
    public static bool IsValid(ReadOnlySpan<int> label)
    {
        if (label.IsEmpty || label[0] == '-' || label[^1] == '-' || label is [_, _, '-', '-', ..] || !label.ContainsAnyExceptInRange(0, 0x7F))
            return false;
        if (CharUnicodeInfo.GetUnicodeCategory(label[0]) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            return false;
        }

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
                0x375 => i + 1 < label.Length && UnicodeScripts.Get("Greek").Contains(label[i + 1]),
                0x5F3 or 0x5F4 => i > 0 && UnicodeScripts.Get("Hebrew").Contains(label[i - 1]),
                0x30FB => isJapanese ??= HasJapanese(label),
                _ => IsAllowedAnywhere(label[i]),
            };
            if (!isAllowed)
                return false;
        }

        return true;
    }

    // RFC 5892, section 3, without what depends on the context.
    private static bool IsAllowedAnywhere(int codePoint)
    {
        switch (codePoint)
        {
            case '-' or 0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007:
                return true;
            case 0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B:
                return false;
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            // The capitals of Cherokee are what its letters fold to.
            UnicodeCategory.UppercaseLetter => codePoint is >= 0x13A0 and <= 0x13F5,
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                => !IdnaTables.Unstable.Contains(codePoint) && !IdnaTables.Ignored.Contains(codePoint),
            _ => false,
        };
    }

    private static bool IsAfterVirama(ReadOnlySpan<int> label, int at) => at > 0 && IdnaTables.Viramas.Contains(label[at - 1]);

    // A letter that would join to the next, and one that would join to the previous, with marks between that joining looks through.
    private static bool IsBetweenJoined(ReadOnlySpan<int> label, int at)
    {
        int before = at - 1, after = at + 1;
        while (before >= 0 && IsTransparent(label[before]))
            before--;
        while (after < label.Length && IsTransparent(label[after]))
            after++;
        return before >= 0 && IdnaTables.JoinNext.Contains(label[before])
            && after < label.Length && (IdnaTables.JoinPrevious.Contains(label[after]) || IdnaTables.JoinNext.Contains(label[after]));
    }

    private static bool IsTransparent(int codePoint) => codePoint is not (ZeroWidthNonJoiner or ZeroWidthJoiner)
        && CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool HasJapanese(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (UnicodeScripts.Get("Han").Contains(codePoint)
                || UnicodeScripts.Get("Hiragana").Contains(codePoint)
                || UnicodeScripts.Get("Katakana").Contains(codePoint))
            {
                return true;
            }
        }

        return false;
    }
}
