using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Takes an SPDX license expression apart for catalogues that list licenses.</summary>
internal static class SpdxExpression
{
    private static readonly string[] s_between = [" AND ", " OR "];

    /// <summary>The licenses that an expression names, each once, with its page; no page where SPDX has none for it.</summary>
    public static IEnumerable<(string Name, string? Url)> Licenses(string? expression) =>
        (expression ?? "").Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)
            .Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, UrlOf(name)));

    /// <summary>The page of one license; null for a license with an exception, and for one that is not on the SPDX list.</summary>
    public static string? UrlOf(string name) => SpdxLicenses.Find(name) is { } id ? $"https://spdx.org/licenses/{id}.html" : null;
}
