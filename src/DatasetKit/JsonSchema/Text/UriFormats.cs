namespace DatasetKit.JsonSchema;

/// <summary>URIs of RFC 3986 and IRIs of RFC 3987, by the letter of their grammars.</summary>
internal static class UriFormats
{
    /// <summary>Whether a reference has a scheme, which makes it a URI or an IRI.</summary>
    /// <param name="text">A text that <see cref="IsReference"/> accepts.</param>
    public static bool HasScheme(ReadOnlySpan<char> text) => SchemeEnd(text) >= 0;

    /// <summary>Whether a text is a URI or a relative reference.</summary>
    /// <param name="text">The text.</param>
    /// <param name="chars">The characters that it may have.</param>
    public static bool IsReference(ReadOnlySpan<char> text, UriChars chars)
    {
        // A colon in the first segment ends a scheme, or is wrong: path-noscheme has none.
        var schemeEnd = SchemeEnd(text);
        if (schemeEnd >= 0 && !IsScheme(text[..schemeEnd]))
            return false;
        var rest = text[(schemeEnd + 1)..];

        var fragment = Cut(ref rest, '#');
        var query = Cut(ref rest, '?');
        if (!chars.AreAll(fragment, UriChars.Query) || !chars.AreAll(query, UriChars.Query, hasPrivate: true))
            return false;
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return chars.AreAll(rest, UriChars.Path);

        var path = rest[2..].IndexOf('/');
        var authority = path < 0 ? rest[2..] : rest.Slice(2, path);
        return IsAuthority(authority, chars) && chars.AreAll(rest[(2 + authority.Length)..], UriChars.Path);
    }

    private static int SchemeEnd(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(":/?#");
        return end >= 0 && text[end] == ':' ? end : -1;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, UriChars chars)
    {
        var at = text.IndexOf('@');
        if (at >= 0 && !chars.AreAll(text[..at], UriChars.User))
            return false;
        var host = text[(at + 1)..];
        if (host is ['[', ..])
        {
            var end = host.IndexOf(']');
            return end > 0 && IsAddress(host[1..end]) && (end + 1 == host.Length || (host[end + 1] == ':' && IsPort(host[(end + 2)..])));
        }

        var port = Cut(ref host, ':');
        return chars.AreAll(host, UriChars.Name) && IsPort(port);
    }

    // A port may be empty, and has no greatest number.
    private static bool IsPort(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        if (text is not ['v' or 'V', .. var future])
            return IpAddressFormats.IsIPv6(text);
        var dot = future.IndexOf('.');
        if (dot < 1 || dot + 1 == future.Length)
            return false;
        foreach (var c in future[..dot])
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return !future[(dot + 1)..].ContainsAnyExcept(UriChars.User);
    }

    // Shortens the text to what stands before the mark and returns what stands after it.
    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> text, char mark)
    {
        var at = text.IndexOf(mark);
        if (at < 0)
            return [];
        var after = text[(at + 1)..];
        text = text[..at];
        return after;
    }
}
