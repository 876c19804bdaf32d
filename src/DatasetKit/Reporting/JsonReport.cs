using System.Buffers;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Rules;

namespace DatasetKit.Reporting;

/// <summary>What the commands print with <c>--format json</c>: one object on one line. Its JSON Schema is <c>schemas/report.schema.json</c>.</summary>
public static class JsonReport
{
    /// <summary>The result of <c>validate</c> and <c>build</c>.</summary>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <param name="summary">What was counted.</param>
    /// <param name="release">The release's folder, relative to the project; null where nothing was released.</param>
    /// <returns>The object, without a line break.</returns>
    public static string Format(IReadOnlyList<Diagnostic> diagnostics, BuildSummary summary, string? release)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return Object(diagnostics, release, json => json
            .Key("seeds").Number(summary.Seeds)
            .Key("documents").Number(summary.Documents)
            .Key("records").Number(summary.Records)
            .Key("rejected").Number(summary.Rejected)
            .Key("errors").Number(summary.Errors)
            .Key("warnings").Number(summary.Warnings));
    }

    /// <summary>The result of <c>verify</c>, <c>publish</c>, <c>yank</c> and <c>pull</c>.</summary>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <param name="fileCount">Files of the release.</param>
    /// <param name="recordCount">Records that were read.</param>
    /// <param name="release">The release as it was named, or where it is now; null where there is none.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatVerify(IReadOnlyList<Diagnostic> diagnostics, int fileCount, int recordCount, string? release) =>
        Object(diagnostics, release, json => json
            .Key("files").Number(fileCount)
            .Key("records").Number(recordCount)
            .Key("errors").Number(diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error))
            .Key("warnings").Number(diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning)));

    /// <summary>One result of <c>schema check</c>.</summary>
    /// <param name="path">The file that holds the schema or value.</param>
    /// <param name="line">The line of a <c>.jsonl</c> file; else 1.</param>
    /// <param name="isValid">Whether there is no error.</param>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatCheck(string path, int line, bool isValid, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Write(json =>
        {
            json.StartObject()
                .Key("path").String(path)
                .Key("line").Number(line)
                .Key("valid").Boolean(isValid);
            Diagnostics(json, diagnostics).EndObject();
        });
    }

    /// <summary>The result of <c>schema infer</c>.</summary>
    /// <param name="schema">The schema as JSON text; null where there is none.</param>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <param name="seedCount">Seeds of the corpus.</param>
    /// <param name="documentCount">Documents in them.</param>
    /// <param name="unreadableCount">Documents that took no part.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatInference(string? schema, IReadOnlyList<Diagnostic> diagnostics, int seedCount, int documentCount, int unreadableCount)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Write(json =>
        {
            json.StartObject().Key("schema");
            _ = schema is null ? json.Null() : json.Value(JsonReader.Read(Encoding.UTF8.GetBytes(schema), new SourceFile("schema"), ReadLimits.Schema));
            Diagnostics(json, diagnostics).Key("summary").StartObject()
                .Key("seeds").Number(seedCount)
                .Key("documents").Number(documentCount)
                .Key("unreadable").Number(unreadableCount)
                .EndObject()
                .EndObject();
        });
    }

    /// <summary>The result of <c>explain</c>.</summary>
    /// <param name="rules">The rules to tell of.</param>
    /// <returns>An array, without a line break.</returns>
    public static string FormatRules(IEnumerable<RuleInfo> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Write(json =>
        {
            json.StartArray();
            foreach (var rule in rules)
            {
                json.StartObject()
                    .Key("code").String(rule.Code)
                    .Key("name").String(rule.Name)
                    .Key("severity").String(Diagnostic.Word(rule.Severity))
                    .Key("title").String(rule.Title)
                    .Key("why").String(rule.Why)
                    .Key("fix").String(rule.Fix)
                    .EndObject();
            }

            json.EndArray();
        });
    }

    private static string Object(IReadOnlyList<Diagnostic> diagnostics, string? release, Action<JsonText> writeSummary)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return Write(json =>
        {
            Diagnostics(json.StartObject(), diagnostics).Key("summary").StartObject();
            writeSummary(json);
            json.EndObject().Key("release");
            _ = release is null ? json.Null() : json.String(release);
            json.EndObject();
        });
    }

    private static JsonText Diagnostics(JsonText json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.Key("diagnostics").StartArray();
        foreach (var diagnostic in diagnostics)
            DiagnosticJson.Write(json, diagnostic);
        return json.EndArray();
    }

    private static string Write(Action<JsonText> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(new JsonText(output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
