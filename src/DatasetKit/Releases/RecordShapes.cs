using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Tells by its schema which shape a record has.</summary>
internal static class RecordShapes
{
    /// <summary>Whether the schema of a release requires the columns of a shape.</summary>
    public static bool Fits(MappingNode schema, RecordShape shape)
    {
        if (schema["properties"] is not MappingNode properties)
            return false;
        string[] columns = shape switch
        {
            RecordShape.Nested => ["id", "title", "date", "source", "text", "metadata"],
            RecordShape.Flat => ["id", "title", "date", "source", "text"],
            RecordShape.Dolma => ["id", "text", "source", "created", "metadata"],
            _ => ["text", "id", "metadata"],
        };
        var names = properties.Entries.Select(entry => entry.Key).ToList();
        return names.Take(columns.Length).SequenceEqual(columns)
            && (shape == RecordShape.Flat ? !IsNested(schema, properties, names) : names.Count == columns.Length);
    }

    // Flat records look alike only where a closed schema declares one further key, a mapping called "metadata" that every document must have.
    private static bool IsNested(MappingNode schema, MappingNode properties, List<string> names) =>
        names is [_, _, _, _, _, "metadata"] && schema["additionalProperties"] is ScalarNode { Text: "false" }
        && properties["metadata"] is MappingNode metadata && metadata["type"] is ScalarNode { Text: "object" } && metadata["required"] is SequenceNode;
}
