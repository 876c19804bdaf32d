using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Versions;

/// <summary>A record of any shape in one form: its id, and all else by the key that the curator wrote.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Fields">Text, title, date, source and the metadata, side by side.</param>
internal sealed record FlatRecord(string Id, MappingNode Fields)
{
    private const string IdKey = "id";
    private const string TextKey = "text";
    private const string MetadataKey = "metadata";

    /// <summary>The text; empty where there is none.</summary>
    public string Text => Fields[TextKey] is ScalarNode text ? text.Text : "";

    /// <exception cref="FaultException">The line is no record.</exception>
    public static FlatRecord Parse(ReadOnlySpan<byte> line, RecordShape shape, SourceFile source)
    {
        if (JsonReader.ReadFirst(line, source, ReadLimits.Release, out var length) is not MappingNode record || length != line.Length)
            throw new FaultException(Codes.RecordInvalid, source.At(1, 1), "The line is not one JSON object.");
        if (record[IdKey] is not ScalarNode { Kind: ScalarKind.String } id)
            throw new FaultException(Codes.RecordInvalid, source.At(1, 1), "The record has no id.");
        var fields = new EntryList();
        foreach (var entry in record.Entries.Where(entry => entry.Key != IdKey))
        {
            if (shape != RecordShape.Flat && entry is { Key: MetadataKey, Value: MappingNode metadata })
                AddAll(fields, metadata);
            else if (shape == RecordShape.Dolma && entry is { Key: "created", Value: ScalarNode { Kind: ScalarKind.String } created })
                fields.Add("date", entry.KeyLocation, ScalarNode.String(created.Location, created.Text.Split('T')[0]));
            else
                fields.Add(entry.Key, entry.KeyLocation, entry.Value);
        }

        // The shape 'dolma' leaves a null date out, which is null in the others.
        if (shape == RecordShape.Dolma && record["created"] is null)
            fields.Add("date", record.Location, new ScalarNode(record.Location, ScalarKind.Null, "null"));
        return new FlatRecord(id.Text, fields.ToMapping(record.Location));
    }

    /// <summary>The record without its text, to be kept.</summary>
    public FlatRecord WithoutText() => this with { Fields = new MappingNode(Fields.Location, [.. Fields.Entries.Where(entry => entry.Key != TextKey)]) };

    /// <summary>The first half of the SHA-256 of the text.</summary>
    public UInt128 TextDigest() => Digest(Encoding.UTF8.GetBytes(Text));

    /// <summary>The first half of the SHA-256 of all but id and text. The order of keys, and keys that are null, take no part.</summary>
    public UInt128 MetadataDigest()
    {
        var output = new ArrayBufferWriter<byte>();
        Write(new JsonText(output), new MappingNode(default, [.. Fields.Entries.Where(entry => entry.Key != TextKey)]));
        return Digest(output.WrittenSpan);
    }

    public static bool IsNull(Node? node) => node is null or ScalarNode { Kind: ScalarKind.Null };

    private static void AddAll(EntryList fields, MappingNode mapping)
    {
        foreach (var entry in mapping.Entries)
            fields.Add(entry.Key, entry.KeyLocation, entry.Value);
    }

    private static void Write(JsonText json, Node node)
    {
        switch (node)
        {
            case MappingNode mapping:
                json.StartObject();
                foreach (var entry in mapping.Entries.Where(entry => !IsNull(entry.Value)).OrderBy(entry => entry.Key, CodePointOrder.Comparer))
                    Write(json.Key(entry.Key), entry.Value);
                json.EndObject();
                break;
            case SequenceNode list:
                json.StartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.EndArray();
                break;
            default:
                json.Value(node);
                break;
        }
    }

    private static UInt128 Digest(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
