using System.Globalization;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>A keyword about strings. NJsonSchema counts UTF-16 units, runs patterns without bound and knows few formats, so these run here.</summary>
internal sealed record StringRule(Func<string, bool> Accepts, string Expected)
{
    private static readonly string[] s_keywords = ["minLength", "maxLength", "pattern", "format"];

    /// <summary>The rules that a schema has itself.</summary>
    public static IEnumerable<StringRule> Of(MappingNode schema) =>
        s_keywords.Select(keyword => schema[keyword] is ScalarNode value ? Of(keyword, value.Text) : null).OfType<StringRule>();

    public static bool IsKeyword(string key) => s_keywords.Contains(key);

    private static StringRule Of(string keyword, string value)
    {
        switch (keyword)
        {
            case "minLength":
                var least = int.Parse(value, CultureInfo.InvariantCulture);
                return new StringRule(text => text.EnumerateRunes().Count() >= least, least == 1 ? "must not be empty" : $"must have at least {least} characters");
            case "maxLength":
                var most = int.Parse(value, CultureInfo.InvariantCulture);
                return new StringRule(text => text.EnumerateRunes().Count() <= most, $"must have at most {most} characters");
            case "pattern":
                var pattern = SafePattern.TryCompile(value, out _)!;
                return new StringRule(pattern.IsMatch, $"does not match the pattern {value}");
            default:
                return new StringRule(Formats.Known[value], $"is not a valid {value}");
        }
    }
}
