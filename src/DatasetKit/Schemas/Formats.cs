using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DatasetKit.Schemas;

/// <summary>The formats of JSON Schema 2020-12, section 7.3, that are enforced.</summary>
internal static class Formats
{
    public static FrozenDictionary<string, Func<string, bool>> Known { get; } = new Dictionary<string, Func<string, bool>>
    {
        ["date"] = IsDate,
        ["time"] = IsTime,
        ["date-time"] = IsDateTime,
        ["email"] = IsEmail,
        ["hostname"] = IsHostName,
        ["ipv4"] = static text => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text,
        ["ipv6"] = static text => text.Contains(':', StringComparison.Ordinal) && !text.AsSpan().ContainsAny("%[]/") && IPAddress.TryParse(text, out _),
        ["uri"] = static text => text.All(char.IsAscii) && Uri.IsWellFormedUriString(text, UriKind.Absolute),
        ["uuid"] = static text => Guid.TryParseExact(text, "D", out _),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static bool IsDate(string text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDateTime(string text) =>
        text.Length > 11 && IsDate(text[..10]) && text[10] is 'T' or 't' && IsTime(text[11..]);

    /// <summary>RFC 3339, section 5.6: hours, minutes, seconds, optional fraction, and a zone. A leap second stands at 23:59:60 UTC only.</summary>
    private static bool IsTime(string text)
    {
        var zoneAt = text.AsSpan().IndexOfAny("Zz+-");
        if (zoneAt < 8 || text[2] != ':' || text[5] != ':' || !Two(text, 0, 23, out var hour) || !Two(text, 3, 59, out var minute) || !Two(text, 6, 60, out var second))
            return false;
        if (zoneAt > 8 && (text[8] != '.' || zoneAt == 9 || !text.AsSpan(9, zoneAt - 9).ContainsOnlyDigits()))
            return false;
        var offset = 0;
        if (text[zoneAt] is '+' or '-')
        {
            if (text.Length != zoneAt + 6 || text[zoneAt + 3] != ':' || !Two(text, zoneAt + 1, 23, out var hours) || !Two(text, zoneAt + 4, 59, out var minutes))
                return false;
            offset = ((hours * 60) + minutes) * (text[zoneAt] == '-' ? -1 : 1);
        }
        else if (text.Length != zoneAt + 1)
        {
            return false;
        }

        return second < 60 || ((((hour * 60) + minute - offset) % 1440) + 1440) % 1440 == 1439;
    }

    private static bool Two(string text, int at, int greatest, out int value)
    {
        value = -1;
        if (!char.IsAsciiDigit(text[at]) || !char.IsAsciiDigit(text[at + 1]))
            return false;
        value = ((text[at] - '0') * 10) + text[at + 1] - '0';
        return value <= greatest;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= 64 && text.All(c => c is > ' ' and < (char)127) && IsHostName(text[(at + 1)..])
            && text[0] != '.' && text[at - 1] != '.' && !text.Contains("..", StringComparison.Ordinal) && text.IndexOf('@', StringComparison.Ordinal) == at;
    }

    /// <summary>RFC 1123, section 2.1.</summary>
    private static bool IsHostName(string text) => text.Length is > 0 and <= 253 && Array.TrueForAll(text.Split('.'), static label =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
