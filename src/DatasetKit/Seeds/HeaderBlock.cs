using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// Two or more <c>Key: value</c> lines, one of them <c>Title</c>, a blank line, the body: the header fields of RFC 822, section 3.1, as
/// PEPs and MultiMarkdown use them. A line that begins with a blank continues the value before it.
/// </summary>
internal static class HeaderBlock
{
    private const int MinFields = 2;

    /// <summary>Reads the header that a text begins with.</summary>
    /// <param name="spelling">Says how the schema spells a key that it declares, whatever the case. Other keys become lower case.</param>
    /// <returns>Null where the text begins with none.</returns>
#pragma warning disable CS1573 // The other parameters say themselves what they are.
    public static RawDocument? TryRead(ReadOnlyMemory<byte> text, string path, Func<string, string?> spelling)
#pragma warning restore CS1573
    {
        var fields = new List<Field>();
        var lines = new SeedLines(text.Span);
        Location? broken = null;
        while (lines.Move() && !lines.IsBlank)
        {
            // Past the cap it is a header that is too large, or some other text with colons; nothing of it is decoded.
            if (lines.Next > ReadLimits.Metadata.MaxBytes || fields.Count > ReadLimits.Metadata.MaxNodes)
            {
                if (!IsHeader(fields))
                    return null;
                throw new FaultException(Codes.TooLarge, new Location(path, lines.Number, 1), $"The header is larger than {Thousands.Of(ReadLimits.Metadata.MaxBytes)} bytes.");
            }

            if (lines.Current[0] is (byte)' ' or (byte)'\t' && fields.Count > 0)
            {
                fields[^1].Continue(lines.TrimmedFrom(0).Text);
            }
            else if (KeyLength(lines.Current) is > 0 and var length)
            {
                var key = Encoding.UTF8.GetString(lines.Current[..length]);
                var (value, column) = lines.TrimmedFrom(length + 1);
                fields.Add(new Field(key, new Location(path, lines.Number, 1), value, new Location(path, lines.Number, column)));
            }
            else
            {
                broken = new Location(path, lines.Number, 1);
                break;
            }
        }

        if (!IsHeader(fields))
            return null;
        var metadata = ToMapping(fields, path, spelling);
        return broken is { } place
            ? new RawDocument(metadata, default, place.Line, new Finding(Codes.HeaderForm, place, BrokenWords(lines.Current)), IsTextOnly: true)
            : new RawDocument(metadata, text[lines.Next..], lines.Number + 1, IsTextOnly: true);
    }

    private static string BrokenWords(ReadOnlySpan<byte> line) => line.SequenceEqual("---"u8)
        ? "This line closes front matter that nothing opens; write '---' on line 1 too."
        : $"This line of the header is neither 'Key: value' nor a continuation; {(line.IndexOf(": "u8) > 0 ? "a key is one word, such as 'Key-Word'." : JoinedKey(line) is { } key ? $"a blank must follow the ':', as in '{key}: …'." : "put a blank line before the text.")}";

    // Not of an address, such as https://example.org.
    private static string? JoinedKey(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && colon + 1 < line.Length && line[colon + 1] != (byte)'/' && KeyLength(line[..(colon + 1)]) > 0 ? ShortText.Of(Encoding.UTF8.GetString(line[..colon])) : null;
    }

    private static bool IsHeader(List<Field> fields) =>
        fields.Count >= MinFields && fields.Exists(field => field.Key.Equals("title", StringComparison.OrdinalIgnoreCase));

    /// <summary>The length of the key that a line begins with, or 0.</summary>
    public static int KeyLength(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] is not ((byte)' ' or (byte)'\t')))
            return 0;
        foreach (var c in line[..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_' or >= 0x80))
                return 0;
        }

        return colon;
    }

    private static MappingNode ToMapping(List<Field> fields, string path, Func<string, string?> spelling)
    {
        var builder = new TreeBuilder(ReadLimits.Metadata);
        var entries = new EntryList();
        foreach (var field in fields)
        {
            var key = spelling(field.Key) ?? field.Key.ToLowerInvariant();
            entries.Add(builder.Key(field.KeyLocation, key), field.KeyLocation, builder.String(field.ValueLocation, field.Value));
        }

        return entries.ToMapping(Location.StartOf(path));
    }

    private sealed class Field(string key, Location keyLocation, string value, Location valueLocation)
    {
        private readonly StringBuilder _value = new(value);

        public string Key => key;

        public Location KeyLocation => keyLocation;

        public Location ValueLocation => valueLocation;

        public string Value => _value.ToString();

        public void Continue(string more) => _value.Append(_value.Length == 0 ? "" : " ").Append(more);
    }
}
