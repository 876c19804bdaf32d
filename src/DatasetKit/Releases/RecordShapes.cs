using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Tells by its schema which shape a record has. A nested one is flat too, with a further key called metadata, as a flat one may have it.</summary>
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
        return names.Take(columns.Length).SequenceEqual(columns) && (shape == RecordShape.Flat || names.Count == columns.Length);
    }
}
