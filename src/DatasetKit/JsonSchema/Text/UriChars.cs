using System.Buffers;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>Which characters stand for themselves in a URI (RFC 3986) or an IRI (RFC 3987).</summary>
internal sealed class UriChars
{
    /// <summary><c>unreserved</c> and <c>sub-delims</c>.</summary>
    private const string Common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=";

    private readonly bool _isUnicode;

    private UriChars(bool isUnicode) => _isUnicode = isUnicode;

    /// <summary>Those of URIs.</summary>
    public static UriChars Ascii { get; } = new(isUnicode: false);

    /// <summary>Those of IRIs.</summary>
    public static UriChars Unicode { get; } = new(isUnicode: true);

    /// <summary>ASCII characters of <c>reg-name</c>.</summary>
    public static SearchValues<char> Name { get; } = SearchValues.Create(Common);

    /// <summary>ASCII characters of <c>userinfo</c>, and of an address of a future version.</summary>
    public static SearchValues<char> User { get; } = SearchValues.Create(Common + ":");

    /// <summary>ASCII characters of a path: those of <c>pchar</c>, and the slash.</summary>
    public static SearchValues<char> Path { get; } = SearchValues.Create(Common + ":@/");

    /// <summary>ASCII characters of a query or a fragment.</summary>
    public static SearchValues<char> Query { get; } = SearchValues.Create(Common + ":@/?");

    /// <summary>Whether a text consists of these ASCII characters, percent-encoded ones, and what IRIs have beyond ASCII.</summary>
    /// <param name="text">A part of a URI.</param>
    /// <param name="ascii">The ASCII characters of this part.</param>
    /// <param name="hasPrivate">Whether an IRI may have characters of private use in this part: the query alone may.</param>
    public bool AreAll(ReadOnlySpan<char> text, SearchValues<char> ascii, bool hasPrivate = false)
    {
        for (int next; (next = text.IndexOfAnyExcept(ascii)) >= 0;)
        {
            text = text[next..];
            if (text[0] == '%')
            {
                if (!IsPercentEncoded(text))
                    return false;
                text = text[3..];
            }
            else if (_isUnicode && Rune.DecodeFromUtf16(text, out var rune, out var chars) == OperationStatus.Done && IsBeyondAscii(rune.Value, hasPrivate))
            {
                text = text[chars..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text starts with a percent sign and two hexadecimal digits.</summary>
    public static bool IsPercentEncoded(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    /// <summary>Whether a code point is <c>ucschar</c> of RFC 3987, or <c>iprivate</c> where that is asked for.</summary>
    public static bool IsBeyondAscii(int codePoint, bool hasPrivate) => codePoint switch
    {
        >= 0xA0 and <= 0xD7FF or >= 0xF900 and <= 0xFDCF or >= 0xFDF0 and <= 0xFFEF => true,
        >= 0xE000 and <= 0xF8FF => hasPrivate,
        < 0x10000 => false,

        // The last two of each plane are no characters; plane 14 starts with tags.
        _ when (codePoint & 0xFFFF) >= 0xFFFE => false,
        < 0xE0000 or >= 0xE1000 and < 0xF0000 => true,
        < 0xE1000 => false,
        _ => hasPrivate,
    };
}
