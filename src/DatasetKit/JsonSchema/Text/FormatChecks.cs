using System.Collections.Frozen;
using DatasetKit.Diagnostics;

namespace DatasetKit.JsonSchema;

/// <summary>The formats of JSON Schema 2020-12, section 7.3. Each check takes time linear in the text and throws for no text.</summary>
internal static class FormatChecks
{
    /// <summary>The checks by the name of the format.</summary>
    public static FrozenDictionary<string, Func<string, bool>> Known { get; } = new Dictionary<string, Func<string, bool>>
    {
        ["date"] = static text => DateTimeFormats.IsDate(text),
        ["time"] = static text => DateTimeFormats.IsTime(text),
        ["date-time"] = static text => DateTimeFormats.IsDateTime(text),
        ["duration"] = static text => DurationFormat.IsDuration(text),
        ["email"] = static text => EmailFormat.IsEmail(text, isInternational: false),
        ["idn-email"] = static text => EmailFormat.IsEmail(text, isInternational: true),
        ["hostname"] = static text => HostNameFormat.IsHostName(text),
        ["idn-hostname"] = static text => HostNameFormat.IsInternationalHostName(text),
        ["ipv4"] = static text => IpAddressFormats.IsIPv4(text),
        ["ipv6"] = static text => IpAddressFormats.IsIPv6(text),
        ["uri"] = static text => UriFormats.IsReference(text, UriChars.Ascii) && UriFormats.HasScheme(text),
        ["uri-reference"] = static text => UriFormats.IsReference(text, UriChars.Ascii),
        ["iri"] = static text => UriFormats.IsReference(text, UriChars.Unicode) && UriFormats.HasScheme(text),
        ["iri-reference"] = static text => UriFormats.IsReference(text, UriChars.Unicode),
        ["uri-template"] = static text => UriTemplateFormat.IsTemplate(text),
        ["uuid"] = static text => UuidFormat.IsUuid(text),
        ["json-pointer"] = static text => JsonPointerFormats.IsPointer(text),
        ["relative-json-pointer"] = static text => JsonPointerFormats.IsRelativePointer(text),
        ["regex"] = static text => EcmaPattern.IsValid(text),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The format that a name means which is none, or is one already; null where that is not known.</summary>
    public static string? Meant(string name) => name.ToUpperInvariant() switch
    {
        "YYYY-MM-DD" or "ISO-DATE" or "ISO8601" => "date",
        "TIMESTAMP" => "date-time",
        "LINK" or "HREF" => "uri",
        "GUID" => "uuid",
        "IP" => "ipv4",
        _ => Nearest.Find(name, Known.Keys),
    };
}
