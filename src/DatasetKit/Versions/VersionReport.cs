using System.Buffers;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Versions;

/// <summary>What <c>datasetkit version</c> and its subcommands print. The JSON Schema of their objects is <c>schemas/version.schema.json</c>.</summary>
public static class VersionReport
{
    /// <summary>The version and the last published one, for people.</summary>
    /// <param name="status">What is known.</param>
    /// <returns>Lines that end with a line break each; nothing where there is an error.</returns>
    public static string FormatText(VersionStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Diagnostics.Count > 0)
            return "";
        return $"{status.Name} {status.Version}\n{(status.Lock is { } published ? $"Published: {published.Version}, {ChangeReasons.Count(published.RecordCount)}." : "Published: nothing yet.")}\n";
    }

    /// <summary>The version and the last published one, for machines.</summary>
    /// <param name="status">What is known.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatJson(VersionStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Write(status.Diagnostics, json => Text(Text(json, "version", status.Version), "published", status.Lock?.Version));
    }

    /// <summary>What <c>version bump</c> did, for people.</summary>
    /// <param name="result">What it did.</param>
    /// <returns>Lines that end with a line break each; nothing where there is an error.</returns>
    public static string FormatText(VersionBumpResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Diagnostics.Count > 0)
            return "";
        if (result.Published is null)
            return $"Nothing is published yet, so {result.Version} will do.\n";
        var reason = $"Since {result.Published}, {result.Reason}";
        var level = result.Level == ChangeLevel.None ? "no change" : $"a {DiffSections.Word(result.Level)} change";
        var verdict = result.IsCertain ? $"{reason}: {level}." : $"{reason}. The lock alone does not tell, so this is taken as {level}; --against can tell.";
        return $"{verdict}\n{(result.Version == result.OldVersion ? $"{result.Version} will do." : $"{result.OldVersion} → {result.Version}")}\n";
    }

    /// <summary>What <c>version bump</c> did, for machines.</summary>
    /// <param name="result">What it did.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatJson(VersionBumpResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Write(result.Diagnostics, json =>
        {
            Text(Text(Text(json, "version", result.Version), "published", result.Published), "old_version", result.OldVersion);
            if (result.Published is not null)
                json.Key("level").String(DiffSections.Word(result.Level)).Key("reason").String(result.Reason).Key("certain").Boolean(result.IsCertain);
        });
    }

    /// <summary>What <c>version lock</c> did, for people.</summary>
    /// <param name="result">What it did.</param>
    /// <returns>Lines that end with a line break each; nothing where there is an error.</returns>
    public static string FormatText(LockResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Diagnostics.Count > 0)
            return "";
        return result switch
        {
            { IsWritten: true, Lock: { } written } => $"Published: {written.Version}, {ChangeReasons.Count(written.RecordCount)}.\n",
            { Lock: { } kept } => $"Published: {kept.Version}, as before.\n",
            _ => "A pre-release is not recorded.\n",
        };
    }

    /// <summary>What <c>version lock</c> did, for machines.</summary>
    /// <param name="result">What it did.</param>
    /// <returns>The object, without a line break.</returns>
    public static string FormatJson(LockResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Write(result.Diagnostics, json => Text(json, "published", result.Lock?.Version).Key("written").Boolean(result.IsWritten));
    }

    private static JsonText Text(JsonText json, string key, string? text) => string.IsNullOrEmpty(text) ? json.Key(key).Null() : json.Key(key).String(text);

    private static string Write(IEnumerable<Diagnostic> diagnostics, Action<JsonText> write)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output).StartObject().Key("diagnostics").StartArray();
        foreach (var diagnostic in diagnostics)
            DiagnosticJson.Write(json, diagnostic);
        write(json.EndArray());
        json.EndObject();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
