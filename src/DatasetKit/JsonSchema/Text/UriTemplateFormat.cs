using System.Buffers;

namespace DatasetKit.JsonSchema;

/// <summary>URI templates of RFC 6570, section 2, of any level.</summary>
internal static class UriTemplateFormat
{
    // The grammar leaves the apostrophe out by mistake; the errata and the test suite of JSON Schema let it in.
    private static readonly SearchValues<char> LiteralChars =
        SearchValues.Create("!#$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~");

    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Whether the text is literals and expressions in braces.</summary>
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        for (int open; (open = text.IndexOf('{')) >= 0;)
        {
            if (!IsLiteral(text[..open]))
                return false;
            text = text[(open + 1)..];
            var close = text.IndexOf('}');
            if (close < 1 || !IsExpression(text[..close]))
                return false;
            text = text[(close + 1)..];
        }

        return IsLiteral(text);
    }

    private static bool IsLiteral(ReadOnlySpan<char> text) => UriChars.Unicode.AreAll(text, LiteralChars, hasPrivate: true);

    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        // The second half of the operators is reserved for extensions, but the grammar has it.
        if ("+#./;?&=,!@|".Contains(text[0], StringComparison.Ordinal))
            text = text[1..];
        foreach (var range in text.Split(','))
        {
            if (!IsVariable(text[range]))
                return false;
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        if (text is [.. var exploded, '*'])
            return IsName(exploded);
        var colon = text.IndexOf(':');
        return colon < 0 ? IsName(text) : IsPrefixLength(text[(colon + 1)..]) && IsName(text[..colon]);
    }

    private static bool IsPrefixLength(ReadOnlySpan<char> text) =>
        text.Length is >= 1 and <= 4 && text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            if (range.Start.Equals(range.End) || !UriChars.Ascii.AreAll(text[range], NameChars))
                return false;
        }

        return true;
    }
}
