using System.Buffers;
using System.Globalization;
using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// Writes <c>croissant.json</c> in the Croissant format, version 1.1 (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html):
/// every shard with its digest, the splits, and the fields of a record.
/// </summary>
internal static class Croissant
{
    private const string FileSetId = "shards";
    private const string MediaType = "application/jsonlines";

    /// <summary>The terms that the specification's own context gives short names, in its order; those that are never used are left out.</summary>
    private static readonly (string Term, string Id)[] s_terms =
    [
        ("arrayShape", "cr:arrayShape"), ("column", "cr:column"), ("conformsTo", "dct:conformsTo"), ("extract", "cr:extract"), ("field", "cr:field"),
        ("fileProperty", "cr:fileProperty"), ("fileSet", "cr:fileSet"), ("includes", "cr:includes"), ("isArray", "cr:isArray"), ("jsonPath", "cr:jsonPath"), ("key", "cr:key"),
        ("recordSet", "cr:recordSet"), ("references", "cr:references"), ("regex", "cr:regex"), ("source", "cr:source"), ("subField", "cr:subField"), ("transform", "cr:transform"),
    ];

    public static byte[] Format(DatasetProject project, IReadOnlyList<RecordField> fields, IReadOnlyList<ReleaseFile> shards)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject();
        WriteContext(json);
        WriteFacts(json, project);
        json.Key("distribution").StartArray();
        foreach (var shard in shards)
            WriteShard(json, shard, MediaTypeOf(project.Release.Compression));
        json.StartObject()
            .Key("@type").String("cr:FileSet")
            .Key("@id").String(FileSetId)
            .Key("name").String(FileSetId)
            .Key("description").String("All shards of the release.")
            .Key("encodingFormat").String(MediaTypeOf(project.Release.Compression))
            .Key("includes").String($"{ReleaseLayout.DataFolder}/*{ShardCompressor.Extension(project.Release.Compression)}")
            .EndObject()
            .EndArray();
        json.Key("recordSet").StartArray();
        WriteSplits(json, [.. shards.Select(shard => shard.Shard!.Split).Distinct(StringComparer.Ordinal)]);
        new CroissantFields(json, FileSetId).Write(fields);
        json.EndArray().EndObject().EndLine();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// What loaders go by. They know the format of gzip'ed lines from the file's name and refuse application/gzip, which is an archive to
    /// them; zstd they cannot read, and should say so rather than read noise.
    /// </summary>
    private static string MediaTypeOf(Compression compression) => compression == Compression.Zstd ? "application/zstd" : MediaType;

    private static void WriteContext(JsonText json)
    {
        json.Key("@context").StartObject()
            .Key("@language").String("en")
            .Key("@vocab").String("https://schema.org/")
            .Key("sc").String("https://schema.org/")
            .Key("cr").String("http://mlcommons.org/croissant/")
            .Key("dct").String("http://purl.org/dc/terms/");
        WriteTyped(json, "data", "cr:data", "@json");
        WriteTyped(json, "dataType", "cr:dataType", "@vocab");
        foreach (var (term, id) in s_terms)
            json.Key(term).String(id);
        json.EndObject();
    }

    private static void WriteTyped(JsonText json, string term, string id, string type) =>
        json.Key(term).StartObject().Key("@id").String(id).Key("@type").String(type).EndObject();

    private static void WriteFacts(JsonText json, DatasetProject project)
    {
        json.Key("@type").String("sc:Dataset").Key("conformsTo").String("http://mlcommons.org/croissant/1.1").Key("name").String(project.Name);
        Text(json, "alternateName", project.Title);
        Text(json, "description", project.Description);
        var licenses = SpdxExpression.Licenses(project.License).Select(license => license.Url ?? license.Name).ToList();
        if (licenses.Count > 0)
            json.Key("license").Strings(licenses);
        Text(json, "url", project.Homepage);
        if (project.Creators.Count > 0)
            WriteCreators(json, project.Creators);
        if (project.Published is { } published)
            json.Key("datePublished").String(published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.Key("version").String(project.Version);
        if (project.Keywords.Count > 0)
            json.Key("keywords").Strings(project.Keywords);
        if (project.Languages.Count > 0)
            json.Key("inLanguage").Strings(project.Languages);
    }

    private static void WriteCreators(JsonText json, IReadOnlyList<Creator> creators)
    {
        json.Key("creator").StartArray();
        foreach (var creator in creators)
        {
            json.StartObject().Key("@type").String("sc:Organization").Key("name").String(creator.Name);
            Text(json, "url", creator.Url);
            Text(json, "email", creator.Email);
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteShard(JsonText json, ReleaseFile shard, string mediaType) => json.StartObject()
        .Key("@type").String("cr:FileObject")
        .Key("@id").String(shard.Path)
        .Key("name").String(shard.Path[(shard.Path.LastIndexOf('/') + 1)..])
        .Key("contentUrl").String(shard.Path)
        .Key("contentSize").String(string.Create(CultureInfo.InvariantCulture, $"{shard.Bytes} B"))
        .Key("encodingFormat").String(mediaType)
        .Key("sha256").String(shard.Sha256)
        .EndObject();

    private static void WriteSplits(JsonText json, IReadOnlyList<string> splits)
    {
        json.StartObject()
            .Key("@type").String("cr:RecordSet")
            .Key("@id").String("splits")
            .Key("name").String("splits")
            .Key("description").String("The splits of the dataset.")
            .Key("dataType").String("cr:Split")
            .Key("key").StartObject().Key("@id").String("splits/name").EndObject();
        json.Key("field").StartArray().StartObject()
            .Key("@type").String("cr:Field")
            .Key("@id").String("splits/name")
            .Key("name").String("name")
            .Key("dataType").String("sc:Text")
            .EndObject().EndArray();
        json.Key("data").StartArray();
        foreach (var split in splits)
            json.StartObject().Key("splits/name").String(split).EndObject();
        json.EndArray().EndObject();
    }

    private static void Text(JsonText json, string key, string? text)
    {
        if (text is not null)
            json.Key(key).String(text);
    }
}
