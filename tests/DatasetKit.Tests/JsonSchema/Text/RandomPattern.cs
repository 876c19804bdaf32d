namespace DatasetKit.JsonSchema;

/// <summary>Writes patterns of ECMA-262 at random, valid ones and now and then one that is not, and texts that they may match.</summary>
internal sealed class RandomPattern(Random random)
{
    private static readonly string[] s_atoms =
    [
        "a", "b", "c", "1", "_", "-", " ", "é", "ß", "ж", "😀", "😁", ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\n", "\\t", "\\0", "\\x61", "\\u0062", "\\u{1F600}", "\\uD83D\\uDE00",
        "\\uD83D", "\\cA", "\\.", "\\\\", "\\/", "\\p{L}", "\\P{L}", "\\p{Lu}", "\\p{gc=Nd}", "\\p{Script=Cyrillic}", "\\p{scx=Grek}", "\\P{ASCII}", "\\p{Alphabetic}", "\\p{Emoji}", "[]", "[^]",
        "\\u2028", "\\uFEFF", "\\u00A0", "\\u180E", "\\u0085",
    ];

    private static readonly string[] s_classParts = ["a", "b-d", "\\d", "\\w", "\\W", "\\s", "\\S", "\\-", "é", "😀", "😀-😂", "\\b", "\\u{1F601}", "\\p{Ll}", "\\P{L}", "\\n", "^", "\\]", "\\uDE00", "α-ω"];

    private static readonly string[] s_quantifiers = ["*", "+", "?", "{2}", "{1,}", "{0,2}", "{0}", "*?", "+?", "??", "{1,2}?"];

    private static readonly string[] s_faults = ["(", ")", "*", "a**", "(?i)", "\\a", "\\p{Foo}", "\\p{sc=}", "[b-a]", "[\\d-z]", "{1}", "\\k<n>", "(?<1>a)", "\\8", "^*", "(?=a)?", "\\u{110000}", "\\x4", "\\00", "(?>a)", "\\p{Script}", "\\p{Lu=L}"];

    private static readonly string[] s_texts =
        ["a", "b", "c", "ab", "1", "_", "-", " ", "é", "ß", "ж", "α", "😀", "😁", "\n", "\r", "\t", "\0", "\b", "\u0001", "\\", "/", ".", "]", "^", "\uD83D", "\uDE00", "\u2028", "\uFEFF", "\u00A0", "\u180E", "\u0085", "A", "Ω", "٣"];

    private int _groups;
    private bool _isFaulty;

    public string Pattern()
    {
        (_groups, _isFaulty) = (0, random.Next(12) == 0);
        return Alternatives(3);
    }

    /// <summary>A text for a pattern. V8 tries to match between the halves of a surrogate pair too, where ECMA-262 does not, so there are none where that shows.</summary>
    public string Text(string pattern)
    {
        var hasPairs = !pattern.Contains("\\B", StringComparison.Ordinal) && !pattern.Contains("(?<", StringComparison.Ordinal);
        var text = "";
        for (var left = random.Next(7); left > 0; left--)
            text += Pick(s_texts[..(random.Next(3) == 0 ? s_texts.Length : 4)]);
        return hasPairs ? text : string.Concat(text.Where(static unit => !char.IsSurrogate(unit)));
    }

    private string Alternatives(int depth) => random.Next(4) == 0 ? $"{Sequence(depth)}|{Sequence(depth)}" : Sequence(depth);

    private string Sequence(int depth)
    {
        var sequence = "";
        for (var left = random.Next(1, 4); left > 0; left--)
            sequence += Term(depth);
        return sequence;
    }

    private string Term(int depth) => random.Next(14) switch
    {
        _ when _isFaulty && random.Next(4) == 0 => Pick(s_faults),
        0 => "^",
        1 => "$",
        2 => random.Next(2) == 0 ? "\\b" : "\\B",
        3 when depth > 0 => $"{Pick(["(?=", "(?!", "(?<=", "(?<!"])}{Alternatives(depth - 1)})",
        4 when _groups > 0 => $"\\{random.Next(1, _groups + 1)}",
        _ => Atom(depth) + (random.Next(3) == 0 ? Pick(s_quantifiers) : ""),
    };

    private string Atom(int depth)
    {
        switch (random.Next(6))
        {
            case 0 or 1 when depth > 0:
                var isCapturing = random.Next(3) > 0;
                _groups += isCapturing ? 1 : 0;
                return $"{(isCapturing ? "(" : "(?:")}{Alternatives(depth - 1)})";
            case 2:
                return Class();
            default:
                return Pick(s_atoms[..(random.Next(2) == 0 ? s_atoms.Length : 3)]);
        }
    }

    private string Class()
    {
        var parts = "";
        for (var left = random.Next(1, 4); left > 0; left--)
            parts += Pick(s_classParts);
        return $"[{(random.Next(3) == 0 ? "^" : "")}{parts}]";
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
