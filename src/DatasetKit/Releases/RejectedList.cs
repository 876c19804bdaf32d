using System.Buffers;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>
/// Lists the documents that <c>on_invalid: drop</c> left out, one JSON object a line: <c>path, line, id, diagnostics</c>. Its JSON Schema is
/// <c>schemas/rejected.schema.json</c>.
/// </summary>
internal sealed class RejectedList(string file) : IDisposable
{
    private readonly FileStream _file = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    private readonly ArrayBufferWriter<byte> _line = new();

    public static string NameFor(string version) => $"rejected-{version}.jsonl";

    public int Count { get; private set; }

    /// <summary>Lists documents that were rejected, in the order of their places.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="documents">All documents.</param>
    /// <param name="findings">What was found in documents, with their indexes.</param>
    /// <param name="rules">The project's rules.</param>
    public void Append(Corpus corpus, DocumentTable documents, IEnumerable<(int Document, Finding Finding)> findings, RuleSet rules)
    {
        var rejected = findings.GroupBy(found => found.Document, found => found.Finding)
            .Where(found => documents[found.Key].Split == DocumentEntry.Rejected)
            .Select(found => new Rejected(new Location(corpus.SeedAt(documents[found.Key].Seed).Path, documents[found.Key].Line, 1), found.Key, rules.ToDiagnostics(found)))
            .ToList();
        rejected.Sort(static (left, right) => Location.Compare(left.Place, right.Place));
        foreach (var (place, document, diagnostics) in rejected)
            Append(place, documents.IdTextOf(document), diagnostics);
    }

    private void Append(Location place, string id, IEnumerable<Diagnostic> diagnostics)
    {
        Count++;
        _line.ResetWrittenCount();
        var json = new JsonText(_line);
        json.StartObject().Key("path").String(place.Path).Key("line").Number(place.Line).Key("id").String(id).Key("diagnostics").StartArray();
        foreach (var diagnostic in diagnostics)
            DiagnosticJson.Write(json, diagnostic);
        json.EndArray().EndObject().EndLine();
        _file.Write(_line.WrittenSpan);
    }

    /// <summary>Puts the list in its place, or removes an old one where nothing was rejected.</summary>
    /// <returns>Whether there is a list.</returns>
    public bool Publish(string target)
    {
        _file.Flush();
        FileSystem.MakeDurable(_file.SafeFileHandle);
        _file.Dispose();
        if (Count > 0)
            File.Move(file, target, overwrite: true);
        else
            File.Delete(target);
        return Count > 0;
    }

    public void Dispose() => _file.Dispose();

    private sealed record Rejected(Location Place, int Document, IReadOnlyList<Diagnostic> Diagnostics);
}
