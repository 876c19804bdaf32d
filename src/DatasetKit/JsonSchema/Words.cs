using System.Buffers;
using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Values and lists as messages have them.</summary>
internal static class Words
{
    private const int MaxListed = 12;
    private const int MaxSentenceChars = 500;
    private const int MaxUriChars = 120;

    public static string Quote(Node node)
    {
        if (node is ScalarNode scalar)
            return scalar.Kind == ScalarKind.String ? $"'{ShortText.Of(scalar.Text)}'" : ShortText.Of(scalar.Text);
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output).Value(node);
        return ShortText.Of(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    /// <summary>What was found in place of what must be, for the middle of a sentence.</summary>
    public static string Not(Node node) => node is ScalarNode { Kind: ScalarKind.Null } ? ", but has no value (null)" : $", not {Found(node)}";

    /// <summary>What a value is, as in "the text 'storm'".</summary>
    public static string Found(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } number => $"the number {ShortText.Of(number.Text)}",
        ScalarNode { Kind: ScalarKind.String, Text: "" } => "empty text",
        ScalarNode { Kind: ScalarKind.String } text => $"the text '{ShortText.Of(text.Text)}'",
        ScalarNode { Kind: ScalarKind.Boolean } boolean => boolean.Text,
        _ => node.KindName,
    };

    public static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Items as a sentence lists them: <c>a, b or c</c>; long lists are cut.</summary>
    public static string List(IReadOnlyList<string> items, string conjunction) => items.Count switch
    {
        0 => "",
        1 => items[0],
        > MaxListed => $"{string.Join(", ", items.Take(MaxListed))} {conjunction} {items.Count - MaxListed} more",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {conjunction} {items[^1]}",
    };

    /// <summary>Keys as a sentence lists them, in quotes.</summary>
    public static string Keys(IEnumerable<string> keys, string conjunction) => List([.. keys.Select(key => $"'{ShortText.Of(key)}'")], conjunction);

    /// <summary>An address: where it is long, its start and its end, which tells what it is.</summary>
    public static string Uri(string text)
    {
        var shown = string.Concat(text.Select(letter => char.IsAscii(letter) && !char.IsControl(letter) ? letter.ToString() : ShortText.Of(letter.ToString())));
        return shown.Length <= MaxUriChars ? shown : $"{shown[..(MaxUriChars / 2)]}…{shown[^(MaxUriChars / 2)..]}";
    }

    /// <summary>A text of a schema's author for a message, which is a sentence or two and no book.</summary>
    public static string? Sentence(string? text) => text?.Length > MaxSentenceChars ? ShortText.Cut(text, MaxSentenceChars) : text;

    /// <summary>The letter in which a name differs from the one that was meant, where it looks like a Latin one and is none; else nothing.</summary>
    public static string OddLetter(string written, string meant) => FindOddLetter(written, meant) is { } odd ? $" (with the letter {odd})" : "";

    /// <summary>As <see cref="OddLetter" />, the letter alone, as <c>U+0430</c>.</summary>
    public static string? FindOddLetter(string written, string meant)
    {
        written = written.Trim();
        for (var i = 0; i < Math.Min(written.Length, meant.Length); i++)
        {
            // Greek, Cyrillic and full-width letters; an accent is seen, but not whether it is a letter's own.
            var isLookAlike = written[i] is (>= '\u0370' and <= '\u052F') or (>= '\uFF21' and <= '\uFF5A') && char.IsAsciiLetter(meant[i]);
            var isAccent = written[i] is >= '\u0300' and <= '\u036F' && meant[i] is < '\u0300' or > '\u036F';
            if (isLookAlike || isAccent)
                return string.Create(CultureInfo.InvariantCulture, $"U+{(int)written[i]:X4}");
        }

        return null;
    }
}
