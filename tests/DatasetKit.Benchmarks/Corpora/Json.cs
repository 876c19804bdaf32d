namespace DatasetKit.Benchmarks.Corpora;

/// <summary>JSON for the generator, which must not use the library's: it is the oracle of what the library writes.</summary>
internal static class Json
{
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(Quote))}]";
}
