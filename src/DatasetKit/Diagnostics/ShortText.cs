using System.Globalization;
using System.Text;

namespace DatasetKit.Diagnostics;

/// <summary>Cuts texts that came from a file to what a message may hold of them.</summary>
internal static class ShortText
{
    private const int MaxChars = 60;

    /// <summary>At most one short line of a text. What a terminal would obey or hide is spelt out.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxChars)
                return Cut(line.ToString(), MaxChars - 1);
            if (rune.Value is '\n' or '\t')
                line.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value is not (0x200C or 0x200D))
                line.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                line.Append(rune.ToString());
        }

        return line.Length <= MaxChars ? line.ToString() : Cut(line.ToString(), MaxChars - 1);
    }

    /// <summary>The first characters of a longer text, and a sign that there were more.</summary>
    public static string Cut(string text, int length) => $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}
