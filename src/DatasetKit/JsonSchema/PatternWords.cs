using System.Text;
using System.Text.RegularExpressions;

namespace DatasetKit.JsonSchema;

/// <summary>Says simple patterns in words, since curators do not read regular expressions. Most patterns of real schemas are simple.</summary>
internal static partial class PatternWords
{
    private const int MaxParts = 6;

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
            var match = Part().Match(body, at);
            if (!match.Success)
                return null;
            at += match.Length;
            var (atom, quantifier) = (match.Groups["atom"].Value, match.Groups["quantifier"].Value);
            if (s_classes.TryGetValue(atom, out var names))
            {
                Flush();
                if (Quantity(quantifier, names) is not { } phrase)
                    return null;
                parts.Add(phrase);
            }
            else if (quantifier.Length == 0 && atom[0] is not ('[' or '.' or '(' or '|') && (atom[0] != '\\' || !char.IsAsciiLetterOrDigit(atom[1])))
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

    [GeneratedRegex(@"\G(?<atom>\\.|\[[^\]\\^]+\]|[^\[\]\\*+?{}^$()|])(?<quantifier>[*+?](?![?+])|\{\d+(,\d*)?\}(?!\?))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
