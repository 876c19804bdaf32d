using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Schemas;

namespace DatasetKit.Releases;

/// <summary>Tells of what types the records of a project are.</summary>
public static class RecordTypes
{
    /// <summary>The type of a record, in the shape that the project's releases have; read from what <c>schema.json</c> of a release says.</summary>
    /// <param name="project">The project.</param>
    /// <returns>A mapping.</returns>
    public static SchemaType Of(DatasetProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var schema = RecordSchema.Of(project);
        return SchemaTypes.Of(schema, part => RecordSchema.TargetOf(part, schema["$defs"] as MappingNode));
    }
}
