using System.Text;

namespace DatasetKit.Benchmarks.Corpora;

/// <summary>Writes a made-up document, with its fault, as a seed.</summary>
internal static class SeedText
{
    public static byte[] Write(CorpusKind kind, GeneratedDocument document)
    {
        var text = kind switch
        {
            CorpusKind.FrontMatter => FrontMatter(document),
            CorpusKind.Headline => Headline(document),
            _ => JsonLine(document),
        };
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text)];
        if (document.Fault == Fault.BadEncoding)
            bytes[bytes.Length / 2] = 0xFF;
        return bytes;
    }

    private static string FrontMatter(GeneratedDocument document)
    {
        var title = document.Fault == Fault.EmptyTitle ? "''" : document.Title.Contains(": ", StringComparison.Ordinal) ? $"\"{document.Title}\"" : document.Title;
        var date = document.Fault == Fault.NoDate ? "some day in June" : document.Date;
        var text = new StringBuilder($"---\ntitle: {title}\ndate: {date}\n");
        if (document.Fault != Fault.NoSource)
            text.Append($"source: {document.Source}\n");
        text.Append($"author: {document.Author}\nlanguage: {document.Language}\npages: {document.Pages}\ntags: [{string.Join(", ", document.Tags)}]\n");
        return text.Append(document.Fault == Fault.Broken ? "\n" : "---\n\n").Append(document.Text).Append('\n').ToString();
    }

    private static string Headline(GeneratedDocument document) => document.Fault switch
    {
        Fault.NoDate or Fault.NoSource => $"{document.Title}\n\nsome day in June\n\n{document.Text}\n",
        Fault.EmptyTitle => $"\n\n{document.Date}\n\n{document.Text}\n",
        Fault.Broken => $"{document.Title}\n\n{document.Date}\n\n\n",
        _ => $"{document.Title}\n\n{document.Date}\n\n{document.Text}\n",
    };

    private static string JsonLine(GeneratedDocument document)
    {
        var title = document.Fault == Fault.EmptyTitle ? "" : document.Title;
        var date = document.Fault == Fault.NoDate ? "some day in June" : document.Date;
        var source = document.Fault == Fault.NoSource ? "" : $"\"source\":{Json.Quote(document.Source)},";
        return $"{{\"title\":{Json.Quote(title)},\"date\":{Json.Quote(date)},{source}\"author\":{Json.Quote(document.Author)},\"language\":\"{document.Language}\",\"pages\":{document.Pages},\"tags\":{Json.List(document.Tags)},\"text\":{Json.Quote(document.Text)}{(document.Fault == Fault.Broken ? "" : "}")}\n";
    }
}
