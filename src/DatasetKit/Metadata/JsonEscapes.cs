using System.Globalization;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>Unescapes JSON strings (RFC 8259, section 7) whose syntax has been checked.</summary>
internal static class JsonEscapes
{
    /// <summary>
    /// Unescapes a string where it stands: an escape is never shorter than what it stands for. A large text then needs no room beside its line.
    /// </summary>
    /// <param name="utf8">What stands between the quotes.</param>
    /// <returns>The length of the text; null where it holds half of a surrogate pair.</returns>
    public static int? Unescape(Span<byte> utf8)
    {
        var read = utf8.IndexOf((byte)'\\');
        if (read < 0)
            return utf8.Length;
        var write = read;
        while (read < utf8.Length)
        {
            var kind = utf8[read + 1];
            if (kind != 'u')
            {
                utf8[write++] = kind switch { (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', _ => kind };
                read += 2;
            }
            else
            {
                if (!TryReadRune(utf8[read..], out var rune, out var length))
                    return null;
                write += rune.EncodeToUtf8(utf8[write..]);
                read += length;
            }

            var run = utf8[read..].IndexOf((byte)'\\');
            if (run < 0)
                run = utf8.Length - read;
            utf8.Slice(read, run).CopyTo(utf8[write..]);
            (read, write) = (read + run, write + run);
        }

        return write;
    }

    /// <summary>Unescapes a string that may hold halves of surrogate pairs: RFC 8259, section 8.2, allows to write them; .NET's reader refuses them.</summary>
    /// <param name="utf8">What stands between the quotes.</param>
    public static string Read(ReadOnlySpan<byte> utf8)
    {
        var escaped = Encoding.UTF8.GetString(utf8);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            var kind = escaped[++i];
            if (kind != 'u')
            {
                text.Append(kind switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => kind });
                continue;
            }

            text.Append((char)ushort.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 4;
        }

        return text.ToString();
    }

    private static bool TryReadRune(ReadOnlySpan<byte> escape, out Rune rune, out int length)
    {
        length = 6;
        var unit = ReadUnit(escape);
        if (Rune.TryCreate(unit, out rune))
            return true;
        length = 12;
        return escape.Length >= length && escape[6] == '\\' && escape[7] == 'u' && Rune.TryCreate(unit, ReadUnit(escape[6..]), out rune);
    }

    private static char ReadUnit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
