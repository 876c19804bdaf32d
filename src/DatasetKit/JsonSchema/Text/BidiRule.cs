namespace DatasetKit.JsonSchema;

/// <summary>The rule of RFC 5893, section 2, for the labels of a domain name that has a label written from right to left.</summary>
internal static class BidiRule
{
    private static readonly CodePointSet RightToLeft = UnicodeTable.Get("bidi=RightToLeft");
    private static readonly CodePointSet ArabicNumbers = UnicodeTable.Get("bidi=ArabicNumber");
    private static readonly CodePointSet EuropeanNumbers = UnicodeTable.Get("bidi=EuropeanNumber");
    private static readonly CodePointSet Marks = UnicodeTable.Get("bidi=Mark");
    private static readonly CodePointSet Neutrals = UnicodeTable.Get("bidi=Neutral");

    private enum Direction
    {
        LeftToRight,
        RightToLeft,
        ArabicNumber,
        EuropeanNumber,
        Mark,
        Neutral,
    }

    /// <summary>Whether a label has what is written from right to left, which makes its domain name one that the rule is about.</summary>
    public static bool IsRightToLeft(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            // The first such letters are Hebrew.
            if (codePoint >= 0x590 && DirectionOf(codePoint) is Direction.RightToLeft or Direction.ArabicNumber)
                return true;
        }

        return false;
    }

    /// <summary>Whether a label keeps the rule.</summary>
    /// <param name="label">Code points that a label may have.</param>
    public static bool Holds(ReadOnlySpan<int> label)
    {
        var first = DirectionOf(label[0]);
        if (first is not (Direction.LeftToRight or Direction.RightToLeft))
            return false;
        bool hasArabic = false, hasEuropean = false;
        foreach (var codePoint in label)
        {
            var direction = DirectionOf(codePoint);
            if (direction == (first == Direction.LeftToRight ? Direction.RightToLeft : Direction.LeftToRight))
                return false;
            hasArabic |= direction == Direction.ArabicNumber;
            hasEuropean |= direction == Direction.EuropeanNumber;
        }

        if (hasArabic && (hasEuropean || first == Direction.LeftToRight))
            return false;
        var end = label.Length - 1;
        while (DirectionOf(label[end]) == Direction.Mark)
            end--;
        return DirectionOf(label[end]) is var last && (last == first || last is Direction.EuropeanNumber or Direction.ArabicNumber);
    }

    // Letters of ASCII go first: they are most of all host names, and in none of the sets.
    private static Direction DirectionOf(int codePoint) =>
        codePoint < 0x80 && char.IsAsciiLetter((char)codePoint) ? Direction.LeftToRight
        : RightToLeft.Contains(codePoint) ? Direction.RightToLeft
        : ArabicNumbers.Contains(codePoint) ? Direction.ArabicNumber
        : EuropeanNumbers.Contains(codePoint) ? Direction.EuropeanNumber
        : Marks.Contains(codePoint) ? Direction.Mark
        : Neutrals.Contains(codePoint) ? Direction.Neutral
        : Direction.LeftToRight;
}
