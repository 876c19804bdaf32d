using System.Globalization;

namespace DatasetKit.Dates;

/// <summary>Cuts a folded date into numbers, words and marks.</summary>
internal static class Tokenizer
{
    /// <summary>Writes the tokens, the last one being <see cref="TokenKind.End"/>, and returns how many there are.</summary>
    /// <param name="text">A text from <see cref="Folding.Fold"/>.</param>
    /// <param name="tokens">At least one longer than <paramref name="text"/>.</param>
    public static int Cut(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        int count = 0, start = 0;
        while (start < text.Length)
        {
            var isSpaced = text[start] == ' ';
            if (isSpaced)
                start++;
            var kind = KindAt(text, start);
            var length = 1;
            while (start + length < text.Length && Continues(text, start, start + length, kind))
                length++;
            tokens[count++] = Make(kind, text.Slice(start, length), start, isSpaced);
            start += length;
        }

        tokens[count++] = new(TokenKind.End, (short)start, 0, 0, 0, IsSpaced: false);
        return count;
    }

    private static Token Make(TokenKind kind, ReadOnlySpan<char> text, int start, bool isSpaced)
    {
        int value = 0, digitCount = 0;
        if (kind == TokenKind.Number && !char.IsAsciiDigit(text[0]))
            (value, digitCount) = ChineseNumerals.Read(text);
        else if (kind == TokenKind.Number && (digitCount = text.Length) <= 8)
            value = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return new(kind, (short)start, (short)text.Length, value, (short)digitCount, isSpaced);
    }

    private static TokenKind KindAt(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        var c when char.IsAsciiDigit(c) || ChineseNumerals.Contains(c) => TokenKind.Number,
        var c when IsLetter(c) => TokenKind.Word,
        _ => TokenKind.Mark,
    };

    private static bool Continues(ReadOnlySpan<char> text, int start, int index, TokenKind kind) => kind switch
    {
        TokenKind.Number => char.IsAsciiDigit(text[start]) ? char.IsAsciiDigit(text[index]) : ChineseNumerals.Contains(text[index]),
        TokenKind.Word => !IsIdeograph(text[start]) && !IsIdeograph(text[index])
            && (IsLetter(text[index]) || (text[index] == '\'' && index + 1 < text.Length && IsLetter(text[index + 1]))),
        _ => false,
    };

    // Chinese and Japanese have no blanks between words, so each ideograph is a word and the lookup tries several in a row.
    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF' || ChineseNumerals.Contains(c);

    // The vowel signs of Indic scripts are marks, and part of the word.
    private static bool IsLetter(char c) => char.IsLetter(c) || (c >= '\u0900' && IsCombining(CharUnicodeInfo.GetUnicodeCategory(c)));

    private static bool IsCombining(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
