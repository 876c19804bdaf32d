using System.Collections.Frozen;

namespace DatasetKit.JsonSchema;

/// <summary>The formats in the words of people who do not know their names.</summary>
internal static class FormatWords
{
    private static readonly FrozenDictionary<string, string> s_phrases = new Dictionary<string, string>
    {
        ["date"] = "a date written YYYY-MM-DD",
        ["time"] = "a time with its zone, such as 14:30:00Z or 14:30:00+02:00",
        ["date-time"] = "a date and time with its zone, such as 2024-02-29T14:30:00Z",
        ["duration"] = "a duration such as P1Y6M or PT30M",
        ["email"] = "an e-mail address such as name@example.org",
        ["idn-email"] = "an e-mail address such as name@example.org",
        ["hostname"] = "a host name such as example.org",
        ["idn-hostname"] = "a host name such as example.org",
        ["ipv4"] = "an IPv4 address such as 192.0.2.1",
        ["ipv6"] = "an IPv6 address such as 2001:db8::1",
        ["uri"] = "a full URL such as https://example.org/page",
        ["uri-reference"] = "a URL or relative path without blanks, such as /page",
        ["iri"] = "a full URL such as https://example.org/page",
        ["iri-reference"] = "a URL or relative path without blanks, such as /page",
        ["uri-template"] = "a URL template such as https://example.org/{id}",
        ["uuid"] = "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
        ["json-pointer"] = "a JSON Pointer such as /a/0",
        ["relative-json-pointer"] = "a relative JSON Pointer such as 1/a",
        ["regex"] = "a regular expression of ECMA-262",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a text of the format is, after "must be".</summary>
    public static string Describe(string format) => s_phrases.GetValueOrDefault(format) ?? $"a valid {format}";

    /// <summary>What was probably meant, where that is certain enough to be proposed; null where it is not. What a date means, its reader says.</summary>
    public static string? Repair(string format, string text) => format switch
    {
        "uri" or "iri" when text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && FormatChecks.Known[format]($"https://{text}") => $"https://{text}",
        "uri" when text.Contains(':', StringComparison.Ordinal) && Escape(text) is var escaped && FormatChecks.Known[format](escaped) => escaped,
        _ when text.Trim() is { Length: > 0 } trimmed && trimmed.Length < text.Length && FormatChecks.Known[format](trimmed) => trimmed,
        _ => null,
    };

    // Blanks and letters beyond ASCII as %-codes of their UTF-8; everything else may be meant as it is.
    private static string Escape(string text) => string.Concat(text.Trim().EnumerateRunes().Select(rune =>
        rune.Value == ' ' || !rune.IsAscii ? Uri.EscapeDataString(rune.ToString()) : rune.ToString()));
}
