using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports halves of surrogate pairs.</summary>
internal static class LoneSurrogate
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.LoneSurrogate,
        Name = "lone-surrogate",
        Severity = Severity.Error,
        Title = "A text holds half a character",
        Why = "Half of a surrogate pair is no character; DuckDB and others refuse the whole file.",
        Fix = "Replace the `\\u` escape by the character that was meant.",
        Bad = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\",\"note\":\"\\ud83d\"}\n"),
        Good = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\",\"note\":\"\\ud83d\\ude00\"}\n"),
    };
}
