using System.Text;

namespace DatasetKit.Metadata;

/// <summary>The first lines of a document's text, where keys stand that were meant to be metadata: what ended it came too early.</summary>
/// <param name="Text">The text in UTF-8.</param>
/// <param name="Line">The line on which it begins.</param>
internal readonly record struct TextStart(ReadOnlyMemory<byte> Text, int Line)
{
    private const int MaxLines = 4;

    /// <summary>The line that begins with a key and a colon; null where none of the first does.</summary>
    public int? LineOf(string key)
    {
        var rest = Text.Span;
        var start = Encoding.UTF8.GetBytes(key + ":");
        for (var line = 0; line < MaxLines && !rest.IsEmpty; line++)
        {
            if (rest.Length > start.Length && Ascii.IsValid(start) && Ascii.EqualsIgnoreCase(rest[..start.Length], start))
                return Line + line;
            rest = rest.IndexOf((byte)'\n') is >= 0 and var at ? rest[(at + 1)..] : default;
        }

        return null;
    }
}
