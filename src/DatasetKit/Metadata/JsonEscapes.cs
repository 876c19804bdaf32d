using System.Globalization;
using System.Text;

namespace DatasetKit.Metadata;

/// <summary>
/// Unescapes a JSON string that may hold halves of surrogate pairs. RFC 8259, section 8.2, allows to write them; .NET's reader refuses them.
/// </summary>
internal static class JsonEscapes
{
    /// <param name="utf8">What stands between the quotes; the syntax of its escapes has been checked.</param>
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
}
