using System.Buffers;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Seeds;

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

    public void Append(Document document, IEnumerable<Diagnostic> diagnostics)
    {
        Count++;
        _line.ResetWrittenCount();
        var json = new JsonText(_line);
        json.StartObject().Key("path").String(document.Location.Path).Key("line").Number(document.Location.Line).Key("id").String(document.Id).Key("diagnostics").StartArray();
        foreach (var diagnostic in diagnostics)
            DiagnosticJson.Write(json, diagnostic);
        json.EndArray().EndObject().EndLine();
        _file.Write(_line.WrittenSpan);
    }

    /// <summary>Puts the list in its place, or removes an old one where nothing was rejected.</summary>
    /// <returns>Whether there is a list.</returns>
    public bool Publish(string target)
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        if (Count > 0)
            File.Move(file, target, overwrite: true);
        else
            File.Delete(target);
        return Count > 0;
    }

    public void Dispose() => _file.Dispose();
}
