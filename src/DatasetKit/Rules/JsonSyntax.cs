using DatasetKit.Diagnostics;

namespace DatasetKit.Rules;

/// <summary>Reports text that is not JSON.</summary>
internal static class JsonSyntax
{
    public static RuleInfo Info { get; } = new()
    {
        Code = Codes.JsonSyntax,
        Name = "json-syntax",
        Severity = Severity.Error,
        Title = "The metadata or a line is not valid JSON",
        Why = "What is not JSON cannot be read with certainty.",
        Fix = "Mend the place that the message names: double quotes, no comments, no comma before a closing bracket.",
        Bad = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\",}\n"),
        Good = new("seeds/a.jsonl", "{\"title\":\"The tide gauge\",\"date\":\"2023-06-01\",\"source\":\"Harbour office\",\"text\":\"The gauge stands.\"}\n"),
    };
}
