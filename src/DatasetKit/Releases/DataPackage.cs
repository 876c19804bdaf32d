using System.Buffers;
using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// Writes <c>datapackage.json</c>, the descriptor of the Data Package standard, version 2 (https://datapackage.org/standard/data-package/):
/// one table resource for each shard.
/// </summary>
internal static class DataPackage
{
    private const string Profiles = "https://datapackage.org/profiles/2.0/";

    public static byte[] Format(DatasetProject project, IReadOnlyList<RecordField> fields, IReadOnlyList<ReleaseFile> shards)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject().Key("$schema").String($"{Profiles}datapackage.json").Key("name").String(project.Name).Key("version").String(project.Version);
        Text(json, "title", project.Title);
        Text(json, "description", project.Description);
        Text(json, "homepage", project.Homepage);
        WriteLicenses(json, project);
        WriteContributors(json, project);
        if (project.Keywords.Count > 0)
            json.Key("keywords").Strings(project.Keywords);
        json.Key("resources").StartArray();
        foreach (var shard in shards)
            WriteResource(json, project, fields, shard);
        json.EndArray().EndObject().EndLine();
        return output.WrittenSpan.ToArray();
    }

    private static void WriteLicenses(JsonText json, DatasetProject project)
    {
        if (project.License is null)
            return;
        json.Key("licenses").StartArray();
        foreach (var (name, url) in SpdxExpression.Licenses(project.License))
        {
            // A name is one word; a license with an exception has a title instead.
            json.StartObject().Key(name.Contains(' ', StringComparison.Ordinal) ? "title" : "name").String(name);
            Text(json, "path", url);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteContributors(JsonText json, DatasetProject project)
    {
        if (project.Creators.Count == 0)
            return;
        json.Key("contributors").StartArray();
        foreach (var creator in project.Creators)
        {
            json.StartObject().Key("title").String(creator.Name);
            Text(json, "path", creator.Url);
            Text(json, "email", creator.Email);
            json.Key("roles").Strings(["creator"]).EndObject();
        }

        json.EndArray();
    }

    private static void WriteResource(JsonText json, DatasetProject project, IReadOnlyList<RecordField> fields, ReleaseFile shard)
    {
        json.StartObject()
            .Key("$schema").String($"{Profiles}dataresource.json")
            .Key("name").String(NameOf(shard.Path))
            .Key("path").String(shard.Path)
            .Key("type").String("table")
            .Key("format").String("jsonl")
            .Key("encoding").String("utf-8");
        if (project.Release.Compression != Compression.None)
            json.Key("compression").String(project.Release.Compression == Compression.Gzip ? "gz" : "zst");
        json.Key("bytes").Number(shard.Bytes).Key("hash").String($"sha256:{shard.Sha256}").Key("schema").StartObject();
        json.Key("fields").StartArray();
        foreach (var field in fields)
            WriteField(json, field);

        // By default an empty text would count as missing, but here null alone means that a value is missing.
        json.EndArray().Key("primaryKey").Strings(["id"]).Key("missingValues").StartArray().EndArray().EndObject().EndObject();
    }

    /// <summary>The name of a resource is in lower case; the names of splits differ by more than that.</summary>
    private static string NameOf(string path)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        return file[..file.IndexOf(".jsonl", StringComparison.Ordinal)].ToLowerInvariant();
    }

    private static void WriteField(JsonText json, RecordField field)
    {
        json.StartObject().Key("name").String(field.Name);
        Text(json, "title", field.Title);
        Text(json, "description", field.Description);
        json.Key("type").String(TypeOf(field.Type));
        if (field.Format is "email" or "uri" or "uuid")
            json.Key("format").String(field.Format);
        if (!field.IsNullable || field.Values.Count > 0)
        {
            json.Key("constraints").StartObject();
            if (!field.IsNullable)
                json.Key("required").Boolean(true);
            if (field.Values.Count > 0)
                json.Key("enum").Strings(field.Values);
            json.EndObject();
        }

        json.EndObject();
    }

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Text => "string",
        FieldType.Boolean => "boolean",
        FieldType.Integer => "integer",
        FieldType.Number => "number",
        FieldType.Date => "date",
        FieldType.Time => "time",
        FieldType.DateTime => "datetime",
        FieldType.Mapping => "object",
        FieldType.List => "array",
        _ => "any",
    };

    private static void Text(JsonText json, string key, string? text)
    {
        if (text is not null)
            json.Key(key).String(text);
    }
}
