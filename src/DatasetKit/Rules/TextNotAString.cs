using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports a `text` that is not a string.</summary>
internal static class TextNotAString
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.TextNotAString,
        Name = "text-not-a-string",
        Severity = Severity.Error,
        Title = "The text of a JSONL document is not a string",
        Why = "The key `text` holds the body of a document.",
        Fix = "Give `text` a string.",
        Bad = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":[\"The gauge\",\"stands.\"]}\n"),
        Good = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\"}\n"),
    };
}
