using System.Buffers;
using DatasetKit.Client;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Seeds;

namespace DatasetKit.Feeds;

/// <summary>
/// Says what a release was made from: SLSA provenance 1, as an in-toto statement 1 in a DSSE 1.0 envelope. The statement is reproducible;
/// its signature is not.
/// </summary>
internal static class ProvenanceStatement
{
    // No domain is ours; a URN is a URI all the same.
    private const string BuildType = "urn:datasetkit:build:1";
    private const string Builder = "urn:datasetkit:builder:1";

    /// <summary>The envelope, one line of JSON.</summary>
    public static byte[] Sign(Manifest manifest, byte[] manifestBytes, DatasetProject source, SigningKey key)
    {
        var payload = Format(manifest, manifestBytes, source);
        var signature = key.Sign(Dsse.PreAuthenticationEncoding(Dsse.InTotoPayloadType, payload));
        return Write(json => json.StartObject()
            .Key("payload").String(Convert.ToBase64String(payload))
            .Key("payloadType").String(Dsse.InTotoPayloadType)
            .Key("signatures").StartArray().StartObject()
            .Key("keyid").String(key.Verifier.Id)
            .Key("sig").String(Convert.ToBase64String(signature))
            .EndObject().EndArray().EndObject());
    }

    private static byte[] Format(Manifest manifest, byte[] manifestBytes, DatasetProject source) => Write(json =>
    {
        json.StartObject().Key("_type").String(ProvenanceCheck.StatementType).Key("subject").StartArray();
        Resource(json, ReleaseLayout.Manifest, Digest.Of(manifestBytes));
        foreach (var file in manifest.Files)
            Resource(json, file.Path, file.Sha256);
        json.EndArray().Key("predicateType").String(ProvenanceCheck.PredicateType)
            .Key("predicate").StartObject()
            .Key("buildDefinition").StartObject()
            .Key("buildType").String(BuildType)
            .Key("externalParameters").StartObject()
            .Key("project").String(Path.GetFileName(source.ProjectFile))
            .Key("name").String(manifest.Name)
            .Key("version").String(manifest.Version)
            .EndObject()
            .Key("resolvedDependencies").StartArray();
        foreach (var (path, file) in Materials(source))
            Resource(json, path, Digest.OfFile(file));
        json.EndArray().EndObject()
            .Key("runDetails").StartObject()
            .Key("builder").StartObject()
            .Key("id").String(Builder)
            .Key("version").StartObject().Key("datasetkit").String(manifest.ToolVersion).EndObject()
            .EndObject().EndObject().EndObject().EndObject();
    });

    /// <summary>Every file that the release depends on, by its path from the project: the project file, the schema, seeds, sidecars and defaults.</summary>
    private static IEnumerable<(string Path, string File)> Materials(DatasetProject source)
    {
        string[] schema = source.SchemaFile is { } file ? [file, .. source.Schema.ReferencedFiles] : [];
        return ((string[])[source.ProjectFile, .. schema, .. Corpus.Open(source.CorpusOptions).Inputs])
            .Distinct(StringComparer.Ordinal)
            .Select(path => (Path: ProjectPaths.Relative(source.Directory, path), File: path))
            .OrderBy(material => material.Path, Diagnostics.CodePointOrder.Comparer);
    }

    private static void Resource(JsonText json, string name, string sha256) => json.StartObject()
        .Key("name").String(name)
        .Key("digest").StartObject().Key("sha256").String(sha256).EndObject().EndObject();

    private static byte[] Write(Action<JsonText> write)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output);
        write(json);
        json.EndLine();
        return output.WrittenSpan.ToArray();
    }
}
