using System.Text.RegularExpressions;

namespace DatasetKit.JsonSchema;

/// <summary>
/// Looks for what was probably meant by a text that does not match a pattern: it is tried without what people write around an identifier, in
/// the other case, with the other dash, and with the blank before a unit.
/// </summary>
internal static partial class PatternRepair
{
    private const int MaxChars = 200;

    /// <summary>A text that matches and is nearly the one that was written; null where there is none.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="matches">Whether a text matches.</param>
    public static string? Find(string written, Func<string, bool> matches) =>
        written.Length is 0 or > MaxChars ? null : Variants(written).Distinct().FirstOrDefault(variant => variant.Length > 0 && variant != written && matches(variant));

    private static IEnumerable<string> Variants(string written)
    {
        var text = written.Trim();
        yield return text;
        if (Address().Match(text) is { Success: true } address)
            yield return address.Groups["path"].Value;
        if (Prefix().Match(text) is { Success: true } prefix)
            yield return prefix.Groups["rest"].Value;
        yield return text.ToUpperInvariant();
        yield return text.ToLowerInvariant();
        var plain = Dash().Replace(text, "-");
        yield return plain;
        yield return plain.ToUpperInvariant();
        yield return plain.Replace('-', '\u2013');
        if (Quantity().Match(text) is { Success: true } quantity)
            yield return $"{quantity.Groups["number"].Value} {quantity.Groups["unit"].Value}";
    }

    [GeneratedRegex(@"^https?://[^/]+/(?<path>.+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(doi|isbn|issn|orcid|hdl|arxiv|pmid)[: ]\s*(?<rest>.+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"[\u2010-\u2015\u2212]", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<number>[0-9]+([.,][0-9]+)?)(?<unit>[A-Za-z%°]{1,3})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
