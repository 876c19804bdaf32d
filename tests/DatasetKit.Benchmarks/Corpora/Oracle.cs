using System.Security.Cryptography;
using System.Text;

namespace DatasetKit.Benchmarks.Corpora;

/// <summary>What a right build must release, computed from the made-up documents alone.</summary>
internal static class Oracle
{
    /// <summary>SHA-256 of the records in the order of their ids, in lower-case hex.</summary>
    /// <param name="kind">The corpus's form.</param>
    /// <param name="documents">How many documents it has.</param>
    /// <param name="versionOf">How often each document was edited.</param>
    public static string ContentSha256(CorpusKind kind, int documents, Func<int, int> versionOf)
    {
        var ids = Enumerable.Range(0, documents).Select(index => (Id: CorpusFolder.IdOf(kind, index), Index: index)).ToArray();
        Array.Sort(ids, static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (id, index) in ids)
        {
            var document = DocumentGenerator.Create(index, versionOf(index));
            if (document.Fault == Fault.None)
                hash.AppendData(Encoding.UTF8.GetBytes(Record(kind, id, document)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Record(CorpusKind kind, string id, GeneratedDocument document)
    {
        var isHeadline = kind == CorpusKind.Headline;
        var source = isHeadline ? CorpusFolder.HeadlineSource : document.Source;
        var metadata = isHeadline ? "" : $"\"author\":{Json.Quote(document.Author)},\"language\":\"{document.Language}\",\"pages\":{document.Pages},\"tags\":{Json.List(document.Tags)}";
        return $"{{\"id\":\"{id}\",\"title\":{Json.Quote(document.Title)},\"date\":\"{document.Date}\",\"source\":{Json.Quote(source)},\"text\":{Json.Quote(document.Text)},\"metadata\":{{{metadata}}}}}\n";
    }
}
