using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports metadata that are not keys with values.</summary>
internal static class NotAMapping
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.NotAMapping,
        Name = "not-a-mapping",
        Severity = Severity.Error,
        Title = "The metadata is not a mapping",
        Why = "Metadata are keys with values; a list or a bare text has no keys.",
        Fix = "Write `key: value` lines, or one JSON object a line in a `.jsonl` seed.",
        Bad = new("seeds/a.jsonl", "[\"The tide gauge\"]\n"),
        Good = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\"}\n"),
    };
}
