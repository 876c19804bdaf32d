namespace DatasetKit.JsonSchema;

/// <summary>Addresses as RFC 3986, section 3.2.2, writes them.</summary>
internal static class IpAddressFormats
{
    private const int MaxIPv6Chars = 45;
    private const int Groups = 8;

    /// <summary>Four numbers of 0 to 255 in ASCII digits, none with a leading zero.</summary>
    public static bool IsIPv4(ReadOnlySpan<char> text)
    {
        for (var octet = 0; octet < 4; octet++)
        {
            var end = octet < 3 ? text.IndexOf('.') : text.Length;
            if (end < 0 || !IsOctet(text[..end]))
                return false;
            text = octet < 3 ? text[(end + 1)..] : [];
        }

        return true;
    }

    /// <summary>Eight groups of up to four hexadecimal digits, or fewer with one <c>::</c>; the last two may be an IPv4 address. No zone.</summary>
    public static bool IsIPv6(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > MaxIPv6Chars)
            return false;
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
            return CountGroups(text) == Groups;

        // A dotted address stands at the end only, never before the gap.
        var before = text[..gap];
        var after = text[(gap + 2)..];
        var left = before.Length == 0 ? 0 : before.Contains('.') ? -1 : CountGroups(before);
        var right = after.Length == 0 ? 0 : CountGroups(after);
        return left >= 0 && right >= 0 && left + right < Groups;
    }

    // A count below zero says that something is no group.
    private static int CountGroups(ReadOnlySpan<char> text)
    {
        for (var count = 0; ; count++)
        {
            var colon = text.IndexOf(':');
            if (colon < 0 && text.Contains('.'))
                return IsIPv4(text) ? count + 2 : -1;
            var group = colon < 0 ? text : text[..colon];
            if (group.Length is 0 or > 4 || !IsHex(group))
                return -1;
            if (colon < 0)
                return count + 1;
            text = text[(colon + 1)..];
        }
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsOctet(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 3 || (text[0] == '0' && text.Length > 1))
            return false;
        var number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + c - '0';
        }

        return number <= 255;
    }
}
