using System.Buffers;
using System.Globalization;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>The machine's list of what a release holds: <c>manifest.json</c>. Its JSON Schema is <c>schemas/manifest.schema.json</c>.</summary>
internal sealed record Manifest
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string ToolVersion { get; init; }

    public required RecordShape Shape { get; init; }

    public required Compression Compression { get; init; }

    /// <summary>What the folder is besides. Only a layout that is not plain is written.</summary>
    public PackageLayout Layout { get; init; }

    public required int SeedCount { get; init; }

    public required int DocumentCount { get; init; }

    public required int RecordCount { get; init; }

    public required int RejectedCount { get; init; }

    /// <summary>SHA-256 over the uncompressed records in the order of <see cref="Files"/>: the release's identity.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>All files but the manifest itself and those that follow from it, in the order of their paths.</summary>
    public required IReadOnlyList<ReleaseFile> Files { get; init; }

    /// <summary>How many files the release has, with the manifest and those that follow from it.</summary>
    public int FileCount => Files.Count + 1 + Checksums.NamesFor(Layout).Count;

    public byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject()
            .Key("name").String(Name)
            .Key("version").String(Version)
            .Key("tool").StartObject().Key("name").String("datasetkit").Key("version").String(ToolVersion).EndObject()
            .Key("shape").String(Word(Shape))
            .Key("compression").String(Word(Compression));
        if (Layout != PackageLayout.Plain)
            json.Key("layout").String(Word(Layout));
        json.Key("counts").StartObject()
            .Key("seeds").Number(SeedCount)
            .Key("documents").Number(DocumentCount)
            .Key("records").Number(RecordCount)
            .Key("rejected").Number(RejectedCount).EndObject()
            .Key("content_sha256").String(ContentSha256)
            .Key("files").StartArray();
        foreach (var file in Files)
            Write(json, file);
        json.EndArray().EndObject().EndLine();
        return output.WrittenSpan.ToArray();
    }

    private static void Write(JsonText json, ReleaseFile file)
    {
        json.StartObject().Key("path").String(file.Path).Key("bytes").Number(file.Bytes).Key("sha256").String(file.Sha256);
        if (file.Shard is { } shard)
        {
            json.Key("split").String(shard.Split)
                .Key("records").Number(shard.RecordCount)
                .Key("uncompressed_bytes").Number(shard.UncompressedBytes)
                .Key("uncompressed_sha256").String(shard.UncompressedSha256);
        }

        json.EndObject();
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="FaultException">The text is no manifest.</exception>
    public static Manifest Parse(ReadOnlySpan<byte> json)
    {
        var root = new ManifestNode(JsonReader.ReadFirst(json, new SourceFile(ReleaseLayout.Manifest), ReadLimits.Release, out _));
        var counts = root.Child("counts");
        return new Manifest
        {
            Name = root.Text("name"),
            Version = root.Text("version"),
            ToolVersion = root.Child("tool").Text("version"),
            Shape = root.Word<RecordShape>("shape"),
            Compression = root.Word<Compression>("compression"),
            Layout = root.Has("layout") ? root.Word<PackageLayout>("layout") : PackageLayout.Plain,
            SeedCount = (int)counts.Count("seeds"),
            DocumentCount = (int)counts.Count("documents"),
            RecordCount = (int)counts.Count("records"),
            RejectedCount = (int)counts.Count("rejected"),
            ContentSha256 = root.Text("content_sha256"),
            Files = [.. root.List("files").Select(ReadFile)],
        };
    }

    private static ReleaseFile ReadFile(ManifestNode file) => new(file.Text("path"), file.Count("bytes"), file.Text("sha256"))
    {
        Shard = file.Has("split")
            ? new ShardInfo(file.Text("split"), (int)file.Count("records"), file.Count("uncompressed_bytes"), file.Text("uncompressed_sha256"))
            : null,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Reads a value of a manifest or says where it is wrong.</summary>
    private readonly struct ManifestNode(Node node)
    {
        public bool Has(string key) => (node as MappingNode)?[key] is not null;

        public ManifestNode Child(string key) => new(Ask(key));

        public string Text(string key) => Ask(key) is ScalarNode { Kind: ScalarKind.String } text ? text.Text : throw Wrong(key);

        public long Count(string key) =>
            Ask(key) is ScalarNode { Kind: ScalarKind.Number } number && long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? count
                : throw Wrong(key);

        public T Word<T>(string key)
            where T : struct, Enum
        {
            var text = Text(key);
            foreach (var value in Enum.GetValues<T>())
            {
                if (Manifest.Word(value) == text)
                    return value;
            }

            throw Wrong(key);
        }

        public IEnumerable<ManifestNode> List(string key) =>
            Ask(key) is SequenceNode list ? list.Items.Select(item => new ManifestNode(item)) : throw Wrong(key);

        private Node Ask(string key) => (node as MappingNode)?[key] ?? throw Wrong(key);

        private FaultException Wrong(string key) =>
            new(Codes.ManifestUnreadable, node.Location, $"The manifest has no usable '{key}' here.");
    }
}
