using System.Globalization;
using System.Text;
using DiffPlex;

namespace DatasetKit.Versions;

/// <summary>
/// Cuts a text into words and what stands between them. Letters and digits that follow each other are a word; each character of a script
/// that writes no spaces, such as Chinese or Thai, is one of its own, and so is each other character.
/// </summary>
internal sealed class WordChunker : IChunker
{
    public static WordChunker Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var words = new List<string>();
        var (start, end) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Continues(rune))
            {
                if (end > start)
                    words.Add(text[start..end]);
                words.Add(text.Substring(end, rune.Utf16SequenceLength));
                start = end + rune.Utf16SequenceLength;
            }

            end += rune.Utf16SequenceLength;
        }

        if (end > start)
            words.Add(text[start..end]);
        return words;
    }

    private static bool Continues(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter => !IsWrittenWithoutSpaces(rune.Value),
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
        _ => false,
    };

    // Thai, Lao, Burmese, Khmer; from Hiragana to the ideographs, and those of the supplementary planes.
    private static bool IsWrittenWithoutSpaces(int c) =>
        c is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}
