using System.Buffers;
using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.Versions;

/// <summary>A comparison for machines: one object on one line, whole. Its JSON Schema is <c>schemas/diff.schema.json</c>.</summary>
public static class DiffJson
{
    private const int BlockBytes = 1 << 16;

    /// <summary>Writes a comparison, or why there is none.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="output">Receives the object, without a line break. It is written in blocks, however many records there are.</param>
    /// <param name="withTexts">Whether to tell where texts differ, word by word.</param>
    /// <param name="cancellationToken">Stops the reading of texts.</param>
    /// <exception cref="IOException">A release has changed since it was compared.</exception>
    public static void Write(DiffResult result, TextWriter output, bool withTexts = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var blocks = new Blocks(output);
        var json = blocks.Json.StartObject().Key("diagnostics").StartArray();
        foreach (var diagnostic in result.Diagnostics)
            DiagnosticJson.Write(json, diagnostic);
        json.EndArray().Key("diff");
        if (result.Diff is { } diff)
            Write(diff, blocks, withTexts, cancellationToken);
        else
            json.Null();
        json.EndObject();
        blocks.Flush(leastBytes: 0);
    }

    private static void Write(ReleaseDiff diff, Blocks blocks, bool withTexts, CancellationToken cancellationToken)
    {
        var json = blocks.Json.StartObject();
        Write(json.Key("old"), diff.Old);
        Write(json.Key("new"), diff.New);
        json.Key("level").String(DiffSections.Word(diff.Level)).Key("least_version").String(diff.LeastVersion).Key("sufficient").Boolean(diff.IsVersionSufficient).Key("reasons").StartArray();
        foreach (var reason in diff.Reasons)
            json.StartObject().Key("level").String(DiffSections.Word(reason.Level)).Key("text").String(reason.Text).EndObject();
        json.EndArray().Key("counts").StartObject().Key("unchanged").Number(diff.UnchangedCount);
        foreach (var (key, _, records) in DiffSections.Of(diff))
            json.Key(key).Number(records.Count);
        json.EndObject().Key("records").StartObject();
        foreach (var (key, _, records) in DiffSections.Of(diff))
        {
            json.Key(key).StartArray();
            foreach (var record in records)
            {
                Write(json, record);
                blocks.Flush(BlockBytes);
            }

            json.EndArray();
        }

        json.EndObject().Key("schema").StartArray();
        foreach (var change in diff.Schema)
            json.StartObject().Key("field").String(change.Field).Key("level").String(DiffSections.Word(change.Level)).Key("text").String(change.Text).EndObject();
        json.EndArray();
        if (withTexts)
            WriteTexts(diff, blocks, cancellationToken);
        json.EndObject();
    }

    private static void WriteTexts(ReleaseDiff diff, Blocks blocks, CancellationToken cancellationToken)
    {
        var json = blocks.Json.Key("texts").StartArray();
        foreach (var text in diff.ReadTexts(cancellationToken))
        {
            json.StartObject().Key("id").String(text.Id).Key("split").String(text.Split).Key("edits").StartArray();
            foreach (var edit in TextEdit.Between(text.Old, text.New))
                json.StartObject().Key("old_offset").Number(edit.OldOffset).Key("new_offset").Number(edit.NewOffset).Key("removed").String(edit.Removed).Key("added").String(edit.Added).EndObject();
            json.EndArray().EndObject();
            blocks.Flush(BlockBytes);
        }

        json.EndArray();
    }

    private static void Write(JsonText json, ReleaseFacts release) => json.StartObject()
        .Key("name").String(release.Name)
        .Key("version").String(release.Version)
        .Key("records").Number(release.RecordCount)
        .Key("content_sha256").String(release.ContentSha256)
        .EndObject();

    private static void Write(JsonText json, RecordChange change)
    {
        json.StartObject().Key("id").String(change.Id).Key("split").String(change.Split);
        if (change.OldId != change.Id)
            json.Key("old_id").String(change.OldId);
        if (change.OldSplit != change.Split)
            json.Key("old_split").String(change.OldSplit);
        if (change.Fields.Count > 0)
        {
            json.Key("fields").StartArray();
            foreach (var field in change.Fields)
                json.String(field);
            json.EndArray();
        }

        json.EndObject();
    }

    private sealed class Blocks
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(BlockBytes);
        private readonly TextWriter _output;

        public Blocks(TextWriter output)
        {
            _output = output;
            Json = new JsonText(_bytes);
        }

        public JsonText Json { get; }

        public void Flush(int leastBytes)
        {
            if (_bytes.WrittenCount < leastBytes)
                return;
            _output.Write(Encoding.UTF8.GetString(_bytes.WrittenSpan));
            _bytes.ResetWrittenCount();
        }
    }
}
