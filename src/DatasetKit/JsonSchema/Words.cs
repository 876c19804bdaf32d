using System.Buffers;
using System.Globalization;
using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Values and lists as messages have them.</summary>
internal static class Words
{
    private const int MaxChars = 60;
    private const int MaxListed = 12;
    private const int MaxSentenceChars = 500;

    /// <summary>At most one short line of a text. What a terminal would obey or hide is spelt out.</summary>
    public static string Clip(string text)
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

    public static string Quote(Node node)
    {
        if (node is ScalarNode scalar)
            return scalar.Kind == ScalarKind.String ? $"'{Clip(scalar.Text)}'" : Clip(scalar.Text);
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output).Value(node);
        return Clip(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    /// <summary>What was found in place of what must be, for the middle of a sentence.</summary>
    public static string Not(Node node) => node is ScalarNode { Kind: ScalarKind.Null } ? ", but has no value (null)" : $", not {Found(node)}";

    /// <summary>What a value is, as in "the text 'storm'".</summary>
    public static string Found(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } number => $"the number {Clip(number.Text)}",
        ScalarNode { Kind: ScalarKind.String, Text: "" } => "empty text",
        ScalarNode { Kind: ScalarKind.String } text => $"the text '{Clip(text.Text)}'",
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
    public static string Keys(IEnumerable<string> keys, string conjunction) => List([.. keys.Select(key => $"'{Clip(key)}'")], conjunction);

    /// <summary>A text of a schema's author for a message, which is a sentence or two and no book.</summary>
    public static string? Sentence(string? text) => text?.Length > MaxSentenceChars ? Cut(text, MaxSentenceChars) : text;

    private static string Cut(string line, int length) => $"{line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)]}…";
}
