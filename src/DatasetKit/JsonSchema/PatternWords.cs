using System.Text;
using System.Text.RegularExpressions;

namespace DatasetKit.JsonSchema;

/// <summary>Says simple patterns in words, since curators do not read regular expressions. Most patterns of real schemas are simple.</summary>
internal static partial class PatternWords
{
    private const int MaxParts = 8;
    private const int MaxSigns = 4;

    // Letters are named by what they are, so that nobody takes "ä" for one of a-z.
    private static readonly Dictionary<string, (string One, string Many)> s_classes = new(StringComparer.Ordinal)
    {
        [@"\d"] = ("digit", "digits"),
        ["[0-9]"] = ("digit", "digits"),
        ["[a-z]"] = ("small letter a-z", "small letters a-z"),
        ["[A-Z]"] = ("capital letter A-Z", "capital letters A-Z"),
        ["[A-Za-z]"] = ("letter a-z", "letters a-z"),
        ["[a-zA-Z]"] = ("letter a-z", "letters a-z"),
        ["[a-z0-9]"] = ("small letter or digit", "small letters or digits"),
        ["[0-9a-z]"] = ("small letter or digit", "small letters or digits"),
        ["[A-Z0-9]"] = ("capital letter or digit", "capital letters or digits"),
        ["[a-zA-Z0-9]"] = ("letter or digit", "letters or digits"),
        ["[A-Za-z0-9]"] = ("letter or digit", "letters or digits"),
        ["[0-9a-f]"] = ("digit or letter a-f", "digits or letters a-f"),
        ["[a-f0-9]"] = ("digit or letter a-f", "digits or letters a-f"),
        [@"\S"] = ("character that is no blank", "characters that are no blanks"),
        ["."] = ("character", "characters"),
    };

    /// <summary>What a text that matches is, after "must be"; null where the pattern is not simple.</summary>
    public static string? Describe(string pattern)
    {
        // Half of a pair is no character.
        if (pattern.Any(char.IsSurrogate))
            return null;
        var body = pattern;
        var hasStart = body.StartsWith('^');
        body = hasStart ? body[1..] : body;
        var hasEnd = body.EndsWith('$') && !body.EndsWith("\\$", StringComparison.Ordinal);
        body = hasEnd ? body[..^1] : body;
        switch ((hasStart, body, hasEnd))
        {
            case (false, @"\S", false) or (_, @".*\S.*", _):
                return "text that is not blank";
            case (true, @"\S", false):
                return "text that begins with no blank";
            case (false, @"\S", true):
                return "text that ends with no blank";
            case (true, @"\S(.*\S)?" or @"\S(?:.*\S)?", true):
                return "text that neither begins nor ends with a blank";
            case (true, ".*", true):
                return "text of one line";
            case (true, ".+", true):
                return "text of one line that is not empty";
            case (true, _, true) when Joined().Match(body) is { Success: true } joined && Class(joined.Groups["atom"].Value) is { } word:
                return $"one or more words of {word.Many}, joined by '{joined.Groups["joint"].Value[^1]}'";
        }

        if (Parts(body) is not { Count: > 0 and <= MaxParts } parts)
            return null;
        var phrase = string.Join(", then ", parts);
        return (hasStart, hasEnd) switch
        {
            (true, true) => phrase,
            (true, false) => $"text that begins with {phrase}",
            (false, true) => $"text that ends with {phrase}",
            _ => $"text that holds {phrase}",
        };
    }

    private static List<string>? Parts(string body)
    {
        var parts = new List<string>();
        var literal = new StringBuilder();
        var at = 0;
        while (at < body.Length)
        {
            if (Choice().Match(body, at) is { Success: true } choice)
            {
                var words = choice.Groups["words"].Value;
                if (words.Contains(@"\\", StringComparison.Ordinal) || words.Split('|').Any(static word => word.AsSpan().Count('?') > 1 || (word.Contains('?', StringComparison.Ordinal) && word.Contains('\\', StringComparison.Ordinal))))
                    return null;
                Flush();
                at += choice.Length;
                parts.Add(Words.List([.. words.Split('|').SelectMany(Spellings).Select(word => $"'{word.Replace("\\", "", StringComparison.Ordinal)}'")], "or"));
                continue;
            }

            if (Optional().Match(body, at) is { Success: true } optional)
            {
                Flush();
                at += optional.Length;
                if (Parts(optional.Groups["group"].Value) is not { Count: > 0 } inner || inner.Exists(static part => part.StartsWith("optionally ", StringComparison.Ordinal) || part.StartsWith("at most ", StringComparison.Ordinal)))
                    return null;
                parts.Add($"optionally {Words.List(inner, "and")}");
                continue;
            }

            var match = Part().Match(body, at);
            if (!match.Success)
                return null;
            at += match.Length;
            var (atom, quantifier) = (match.Groups["atom"].Value, match.Groups["quantifier"].Value);
            if (Class(atom) is { } names)
            {
                Flush();
                if (Quantity(quantifier, names) is not { } phrase)
                    return null;
                parts.Add(phrase);
            }
            else if (quantifier == "?" && IsLiteral(atom))
            {
                Flush();
                parts.Add($"optionally '{atom[^1]}'");
            }
            else if (quantifier.Length == 0 && Signs(atom) is { } signs)
            {
                Flush();
                parts.Add(signs);
            }
            else if (quantifier.Length == 0 && IsLiteral(atom))
            {
                literal.Append(atom[^1]);
            }
            else
            {
                return null;
            }
        }

        Flush();
        return parts;

        void Flush()
        {
            if (literal.Length > 0)
                parts.Add($"'{literal}'");
            literal.Clear();
        }
    }

    private static bool IsLiteral(string atom) => atom[0] is not ('[' or '.' or '(' or '|') && (atom[0] != '\\' || !char.IsAsciiLetterOrDigit(atom[1]));

    /// <summary>A class of a few signs, such as <c>[89]</c>, as a choice; null for others.</summary>
    private static string? Signs(string atom) => atom is ['[', not '^', ..] && atom[1..^1] is { Length: <= MaxSigns } signs && signs.All(char.IsAsciiLetterOrDigit) ? Words.List([.. signs.Distinct().Select(sign => $"'{sign}'")], "or") : null;

    /// <summary>A word with a letter that may be missing, in both spellings.</summary>
    private static IEnumerable<string> Spellings(string word) => word.IndexOf('?', StringComparison.Ordinal) is > 0 and var at ? [word.Remove(at - 1, 2), word.Remove(at, 1)] : [word];

    /// <summary>What the characters of a class are called; null where it is none, or has others than letters, digits and signs.</summary>
    private static (string One, string Many)? Class(string atom)
    {
        if (s_classes.TryGetValue(atom, out var names))
            return names;
        atom = atom == @"\w" ? @"[\w]" : atom;
        if (!atom.StartsWith('[') || atom.Length < 3)
            return null;
        var rest = atom[1..^1];
        var hasWord = Take(@"\w");
        var (hasSmall, hasCapital, hasDigit) = (Take("a-z") | hasWord, Take("A-Z") | hasWord, Take("0-9") | Take(@"\d") | hasWord);

        // An escape of a letter is a class or a character of its own, and what is left of a range is no sign.
        if (EscapedLetter().IsMatch(rest) || rest.AsSpan().Count('-') > 1)
            return null;
        var isEscaped = rest.Contains(@"\-", StringComparison.Ordinal);
        rest = rest.Replace("\\", "", StringComparison.Ordinal);
        if (rest.Count(char.IsAsciiLetterOrDigit) > MaxSigns || (!isEscaped && rest.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && at < rest.Length - 1))
            return null;
        rest += hasWord ? "_" : "";
        var letters = (hasSmall, hasCapital) switch { (true, true) => "letter{0} a-z", (true, false) => "small letter{0} a-z", (false, true) => "capital letter{0} A-Z", _ => "" };
        List<string> kinds = [.. letters.Length > 0 ? [letters] : Array.Empty<string>(), .. hasDigit ? ["digit{0}"] : Array.Empty<string>(), .. rest.Distinct().Select(sign => sign == ' ' ? "blank{0}" : $"'{sign}'")];
        return letters.Length == 0 && !hasDigit ? null : (Words.List(kinds, "or").Replace("{0}", "", StringComparison.Ordinal), Words.List(kinds, "or").Replace("{0}", "s", StringComparison.Ordinal));

        bool Take(string range)
        {
            var place = rest.IndexOf(range, StringComparison.Ordinal);
            rest = place < 0 ? rest : rest.Remove(place, range.Length);
            return place >= 0;
        }
    }

    private static string? Quantity(string quantifier, (string One, string Many) names)
    {
        switch (quantifier)
        {
            case "":
                return $"1 {names.One}";
            case "?":
                return $"at most 1 {names.One}";
            case "+":
                return $"1 or more {names.Many}";
            case "*":
                return $"any number of {names.Many}";
        }

        var bounds = quantifier[1..^1].Split(',');
        return bounds switch
        {
            ["1"] => $"1 {names.One}",
            [var exact] => $"{exact} {names.Many}",
            [var least, ""] => $"{least} or more {names.Many}",
            [var least, var most] => $"{least} to {most} {names.Many}",
            _ => null,
        };
    }

    // Words without a sign of the syntax, or with it escaped.
    [GeneratedRegex(@"\G\((\?:)?(?<words>([\w ,;:/@#&%_='-]|\\[^\w]|(?<=[a-z])\?)+(\|([\w ,;:/@#&%_='-]|\\[^\w]|(?<=[a-z])\?)+)+)\)(?![*+?{])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\\[A-Za-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedLetter();

    [GeneratedRegex(@"\G\((\?:)?(?<group>[^()|]+)\)\?(?![?+])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Optional();

    // The usual form of a slug: ^[a-z0-9]+(-[a-z0-9]+)*$.
    [GeneratedRegex(@"^(?<atom>\[[^\]\^]+\]|\\w)\+\((\?:)?(?<joint>[-_ /:,]|\\[.\-/])\k<atom>\+\)\*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\G(?<atom>\\.|\[([^\]\\^]|\\.)+\]|[^\[\]\\*+?{}^$()|])(?<quantifier>[*+?](?![?+])|\{\d+(,\d*)?\}(?!\?))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
