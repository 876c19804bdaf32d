using System.Buffers;
using System.Text;

namespace DatasetKit.JsonSchema;

/// <summary>Mailboxes of RFC 5321, section 4.1.2, and of RFC 6531, section 3.3, which lets characters beyond ASCII in.</summary>
internal static class EmailFormat
{
    // RFC 5321, section 4.5.3.1.1.
    private const int MaxLocalBytes = 64;
    private const string IPv6Tag = "IPv6:";

    private static readonly SearchValues<char> AtomChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    /// <summary>Whether the text is one.</summary>
    public static bool IsEmail(ReadOnlySpan<char> text, bool isInternational)
    {
        // No domain has an at sign, and a quoted local part may.
        var at = text.LastIndexOf('@');
        if (at is < 1 or > MaxLocalBytes)
            return false;
        var local = text[..at];
        var domain = text[(at + 1)..];
        return (isInternational ? CodePoints.AreAllValid(local) && Encoding.UTF8.GetByteCount(local) <= MaxLocalBytes : Ascii.IsValid(local))
            && (local[0] == '"' ? IsQuoted(local) : IsDotted(local))
            && IsDomain(domain, isInternational);
    }

    private static bool IsDomain(ReadOnlySpan<char> domain, bool isInternational)
    {
        if (domain is ['[', .. var literal, ']'])
        {
            return literal.StartsWith(IPv6Tag, StringComparison.OrdinalIgnoreCase)
                ? IpAddressFormats.IsIPv6(literal[IPv6Tag.Length..])
                : IpAddressFormats.IsIPv4(literal);
        }

        return isInternational ? HostNameFormat.IsInternationalHostName(domain) : HostNameFormat.IsHostName(domain);
    }

    private static bool IsDotted(ReadOnlySpan<char> local)
    {
        foreach (var range in local.Split('.'))
        {
            var atom = local[range];
            if (atom.Length == 0)
                return false;
            foreach (var c in atom)
            {
                if (char.IsAscii(c) && !AtomChars.Contains(c))
                    return false;
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> local)
    {
        if (local.Length < 2 || local[^1] != '"')
            return false;
        local = local[1..^1];
        for (var i = 0; i < local.Length; i++)
        {
            var isPair = local[i] == '\\';
            if (isPair && ++i == local.Length)
                return false;

            // What a backslash quotes is always ASCII.
            if (local[i] is < ' ' or '\x7F' || (isPair ? !char.IsAscii(local[i]) : local[i] == '"'))
                return false;
        }

        return true;
    }
}
