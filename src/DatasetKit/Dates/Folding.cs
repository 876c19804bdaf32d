using System.Globalization;

namespace DatasetKit.Dates;

/// <summary>Makes spellings of the same word equal: no case, no diacritics, ASCII digits, single blanks.</summary>
/// <remarks>
/// <c>string.Normalize</c> does nothing under InvariantGlobalization and asks ICU elsewhere, so a small table stands in for it.
/// It also lets <c>fevrier</c> and <c>ΙΟΥΝΙΟΥ</c> through, and takes the Turkish dotted and dotless I as one letter.
/// </remarks>
internal static class Folding
{
    /// <summary>How many characters one character of the input can become.</summary>
    public const int MaxGrowth = 2;

    /// <summary>Stands between digits of two scripts, so that <c>20２3</c> is no number.</summary>
    public const char ScriptChange = '\uFFFF';

    // The first character of each replaces the others. Letters: the lower-case ones of the languages of months.txt.
    private static readonly string[] Variants =
    [
        "aàáâãäåāăąạảấầẩẫậắằẳẵặªᵃ", "cçćĉċč", "dďđᵈ", "eèéêëēĕėęěẹẻẽếềểễệᵉ",
        "gğģ", "hʰ", "iìíîïĩīĭįỉịıİ", "kķ", "lĺļľł", "nñńņňⁿ", "oòóôõöōŏőơọỏốồổỗộớờởỡợøº°ᵒ", "rŕŗřʳ",
        "sśŝşšșˢ", "tţťțᵗ", "uùúûüũūŭůűųưụủứừửữự", "yýÿŷỳỵỷỹ", "zźżž",
        "αά", "εέ", "ηή", "ιΐίϊ", "οό", "σς", "υΰϋύ", "ωώ", "гѓ", "еѐё", "ийѝ", "кќ", "уў", "ії",

        // Arabic: alef, waw and yeh with hamza or madda.
        "\u0627\u0622\u0623\u0625\u0671", "\u0648\u0624", "\u064A\u0626",

        // Devanagari letters with a nukta, which NFC leaves in two characters.
        "\u0915\u0958", "\u0916\u0959", "\u0917\u095A", "\u091C\u095B", "\u0921\u095C", "\u0922\u095D",
        "\u092B\u095E", "\u092F\u095F", "\u0928\u0929", "\u0930\u0931", "\u0933\u0934",

        // Apostrophes, hyphens and dashes, the Arabic comma, the Devanagari abbreviation sign and the ideographic full stop.
        "'\u2019\u02BC", "-\u2010\u2011\u2012\u2013\u2212", ",\u060C", ".\u0970\u3002",
    ];

    private static readonly Dictionary<char, char> Bases = BasesOf(Variants);

    /// <summary>Writes the folded text and returns its length.</summary>
    /// <param name="text">Any text; unpaired surrogates become U+FFFD.</param>
    /// <param name="folded">At least <see cref="MaxGrowth"/> times as long as <paramref name="text"/>.</param>
    public static int Fold(string text, Span<char> folded)
    {
        var length = 0;
        var zero = -1; // the code point of the digit 0 in the script of the digit before
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsIgnored(c))
                continue;
            if (CharUnicodeInfo.GetDecimalDigitValue(text, i) is var digit and >= 0)
            {
                var script = char.ConvertToUtf32(text, i) - digit;
                if (zero >= 0 && zero != script)
                    folded[length++] = ScriptChange;
                zero = script;
                folded[length++] = (char)('0' + digit);
                i += char.IsHighSurrogate(c) ? 1 : 0;
                continue;
            }

            zero = -1;
            if (!char.IsWhiteSpace(c))
                length = Append(FoldChar(c), folded, length);
            else if (length > 0 && folded[length - 1] != ' ')
                folded[length++] = ' ';
        }

        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }

    /// <summary>What some characters of a folded text were made of.</summary>
    public static ReadOnlySpan<char> SourceOf(string text, int start, int end)
    {
        Span<char> folded = stackalloc char[MaxGrowth * DateReader.MaxChars];
        var first = 0;
        while (Fold(text[..(first + 1)], folded) <= start)
            first++;
        var last = first;
        while (last < text.Length && Fold(text[..(last + 1)], folded) <= end)
            last++;
        if (char.IsHighSurrogate(text[last - 1]) && last < text.Length)
            last++;
        return text.AsSpan(first, last - first).TrimEnd();
    }

    private static bool IsIgnored(char c) => c >= 0x80 && CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format => true, // bidi marks and zero-width joiners
        UnicodeCategory.NonSpacingMark => c is < '\u0370' or (>= '\u064B' and <= '\u065F') or '\u0670' or '\u093C',
        _ => c == '\u0640', // the Arabic tatweel stretches a word and means nothing
    };

    private static char FoldChar(char c)
    {
        if (char.IsAscii(c))
            return char.ToLowerInvariant(c);
        if (c is >= '\uFF01' and <= '\uFF5E')
            return char.ToLowerInvariant((char)(c - 0xFEE0)); // full-width forms are ASCII, moved
        if (char.IsSurrogate(c))
            return '\uFFFD';
        c = char.ToLowerInvariant(c);
        return Bases.GetValueOrDefault(c, c);
    }

    // Hangul that came as single letters (NFD) becomes syllables: the Unicode Standard, section 3.12.
    private static int Append(char c, Span<char> folded, int length)
    {
        var last = length > 0 ? folded[length - 1] : '\0';
        if (c is >= '\u1161' and <= '\u1175' && last is >= '\u1100' and <= '\u1112')
            folded[length - 1] = (char)('\uAC00' + ((((last - '\u1100') * 21) + c - '\u1161') * 28));
        else if (c is >= '\u11A8' and <= '\u11C2' && last is >= '\uAC00' and <= '\uD7A3' && (last - '\uAC00') % 28 == 0)
            folded[length - 1] = (char)(last + c - '\u11A7');
        else
            folded[length++] = c;
        return length;
    }

    private static Dictionary<char, char> BasesOf(string[] variants)
    {
        var bases = new Dictionary<char, char>();
        foreach (var line in variants)
        {
            foreach (var variant in line)
                bases[variant] = line[0];
        }

        return bases;
    }
}
