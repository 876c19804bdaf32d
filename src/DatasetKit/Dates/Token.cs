namespace DatasetKit.Dates;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of the text; the default, so that reading past the end finds it.</summary>
    End,

    /// <summary>Decimal digits, or Chinese numerals.</summary>
    Number,

    /// <summary>Letters, or one ideograph.</summary>
    Word,

    /// <summary>Any other character.</summary>
    Mark,
}

/// <summary>A piece of a folded date.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Value">The value of a number of up to 8 digits.</param>
/// <param name="DigitCount">The decimal digits of a number, 0 where Chinese numerals make no sense.</param>
/// <param name="IsSpaced">Whether a blank stands before it.</param>
internal readonly record struct Token(TokenKind Kind, short Start, short Length, int Value, short DigitCount, bool IsSpaced)
{
    /// <summary>The character after the last one.</summary>
    public int End => Start + Length;
}
