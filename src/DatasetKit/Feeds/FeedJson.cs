using System.Buffers;
using System.Globalization;
using DatasetKit.Client;
using DatasetKit.Metadata;

namespace DatasetKit.Feeds;

/// <summary>Writes the files of a feed: the same bytes for the same content. <see cref="FeedFormat"/> reads them.</summary>
internal static class FeedJson
{
    public static byte[] Format(IReadOnlyList<FeedDataset> datasets) => Write(json => Write(json, datasets));

    public static byte[] Format(FeedDataset dataset) => Write(json =>
    {
        json.StartObject().Key("format").Number(FeedFormat.Version);
        Write(json, dataset);
        json.EndObject();
    });

    public static byte[] Format(FeedVersion version) => Write(json => Write(json, version));

    public static void Write(JsonText json, IReadOnlyList<FeedDataset> datasets)
    {
        json.StartObject().Key("format").Number(FeedFormat.Version).Key("datasets").StartArray();
        foreach (var dataset in datasets)
        {
            json.StartObject();
            Write(json, dataset);
            json.EndObject();
        }

        json.EndArray().EndObject();
    }

    private static void Write(JsonText json, FeedDataset dataset)
    {
        json.Key("name").String(dataset.Name).Key("latest");
        Write(json, dataset.Latest);
        json.Key("versions").StartArray();
        foreach (var version in dataset.Versions)
            Write(json, version);
        json.EndArray();
    }

    private static void Write(JsonText json, FeedVersion version)
    {
        json.StartObject().Key("version").String(version.Version).Key("published");
        Write(json, version.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.Key("yanked");
        if (version.Yanked is { } yanked)
        {
            json.StartObject().Key("reason");
            Write(json, yanked.Reason);
            json.EndObject();
        }
        else
        {
            json.Null();
        }

        json.Key("content_sha256").String(version.ContentSha256).Key("records").Number(version.RecordCount).Key("splits").StartObject();
        foreach (var (split, count) in version.Splits)
            json.Key(split).Number(count);
        json.EndObject().Key("files").Number(version.FileCount).Key("bytes").Number(version.Bytes);
        Write(json, "manifest", version.Manifest);
        Write(json, "signature", version.Signature);
        Write(json, "provenance", version.Provenance);
        json.EndObject();
    }

    private static void Write(JsonText json, string key, FeedFile? file)
    {
        json.Key(key);
        if (file is null)
            json.Null();
        else
            json.StartObject().Key("bytes").Number(file.Bytes).Key("sha256").String(file.Sha256).EndObject();
    }

    private static void Write(JsonText json, string? text) => _ = text is null ? json.Null() : json.String(text);

    private static byte[] Write(Action<JsonText> write)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        write(json);
        json.EndLine();
        return output.WrittenSpan.ToArray();
    }
}
