using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DatasetKit.JsonSchema;

/// <summary>The formats in the words of people who do not know their names.</summary>
internal static partial class FormatWords
{
    private const int DateChars = 10;

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
        _ when Variants(format, text.Trim()).FirstOrDefault(variant => variant != text && FormatChecks.Known[format](variant)) is { } variant => variant,
        _ => null,
    };

    private static IEnumerable<string> Variants(string format, string text)
    {
        switch (format)
        {
            case "uri" or "iri":
                if (text is ['<', .., '>'])
                    yield return text[1..^1];
                if (BareHost().IsMatch(text))
                    yield return $"https://{text}";
                if (format == "uri" && Authority().Match(text) is { Success: true } authority && authority.Value.All(char.IsAscii) && !authority.Value.Contains(' ', StringComparison.Ordinal))
                    yield return Escape(text);
                break;
            case "uuid":
                yield return text.Trim('{', '}').Replace("urn:uuid:", "", StringComparison.OrdinalIgnoreCase);
                break;
            case "hostname" or "idn-hostname":
                if (text.Contains("://", StringComparison.Ordinal) && Authority().Match(text) is { Success: true } host)
                    yield return host.Groups["host"].Value;
                break;
            case "email" or "idn-email":
                if (text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && text.EndsWith('>'))
                    yield return text[(open + 1)..^1];
                yield return text.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
                break;
            case "date-time" when text.Length > DateChars && text[DateChars] == ' ':
                yield return $"{text[..DateChars]}T{text[(DateChars + 1)..].Replace(" ", "", StringComparison.Ordinal)}";
                break;
        }

        if (text.Length > 0)
            yield return text;
    }

    // Blanks and letters beyond ASCII as %-codes of their UTF-8; everything else may be meant as it is.
    private static string Escape(string text) => string.Concat(text.Trim().EnumerateRunes().Select(rune =>
        rune.Value == ' ' || !rune.IsAscii ? Uri.EscapeDataString(rune.ToString()) : rune.ToString()));

    // What people leave "https://" out of, and no name of a file.
    [GeneratedRegex(@"^(www\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+((?<=www\..+\.)[a-z]{2,}|[a-z]{2,}(?=/)|com|org|net|edu|gov|info|eu|int)(/\S*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BareHost();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:(//)?(?<host>[^/?#]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Authority();
}
