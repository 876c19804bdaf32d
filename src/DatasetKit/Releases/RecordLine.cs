using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>Reads the metadata of a document back from the line of its record.</summary>
internal static class RecordLine
{
    /// <summary>The id and the other metadata, with null for each declared key that the document lacks.</summary>
    public static (string Id, MappingNode Metadata) Read(ReadOnlySpan<byte> line, RecordShape shape)
    {
        var record = new JsonReader(line, new SourceFile(""), ReadLimits.Release).ReadObjectWithText("text", out _, out _)!;
        var id = ((ScalarNode)record[DocumentId.Key]!).Text;
        var inner = (record["metadata"] as MappingNode)?.Entries ?? [];
        return (id, new MappingNode(default, shape switch
        {
            RecordShape.Flat => [.. record.Entries.Where(entry => entry.Key != DocumentId.Key)],
            RecordShape.Nested => [.. record.Entries.Where(entry => entry.Key is "title" or "date" or "source"), .. inner],
            RecordShape.Dolma => [.. record.Entries.Where(entry => entry.Key is "source" or "created").Select(entry => entry.Key == "created" ? Date(entry) : entry), .. inner],
            _ => inner,
        }));
    }

    private static Entry Date(Entry created) => new(DocumentDate.Key, default, ScalarNode.String(default, ((ScalarNode)created.Value).Text[.."yyyy-MM-dd".Length]));
}
