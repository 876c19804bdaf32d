using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>Where a column stands among the metadata, and where the schema declares it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Path">The keys that lead to it, with <c>.</c> between and <c>[]</c> for the items of a list; empty for the metadata themselves.</param>
/// <param name="Depth">How many keys lead to it.</param>
/// <param name="Schema">What the schema declares for it; null where nothing.</param>
/// <param name="Location">Where the schema declares it, or else the project file.</param>
internal sealed record ColumnPlace(DatasetProject Project, string Path, int Depth, Node? Schema, Location Location)
{
    public static ColumnPlace Root(DatasetProject project) =>
        new(project, "", 0, project.Schema.Root, Location.StartOf(System.IO.Path.GetFileName(project.ProjectFile)));

    /// <summary>The place above; null for the metadata themselves.</summary>
    public ColumnPlace? Above { get; private init; }

    /// <summary>Whether the schema that declares it declares a place above too, so that what is below goes on without end.</summary>
    public bool IsRecursive
    {
        get
        {
            var parts = Parts(Schema).ToHashSet();
            for (var place = Above; place is not null && parts.Count > 0; place = place.Above)
            {
                if (Parts(place.Schema).Exists(parts.Contains))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether readers see it as a column of the table and not as a part of one.</summary>
    public bool IsTopLevel => Depth == 1 && Project.Release.Shape switch
    {
        RecordShape.Flat => true,
        RecordShape.Nested => Path is "id" or "title" or "date" or "source",
        RecordShape.Dolma => Path is "id" or "source",
        _ => Path is "id",
    };

    /// <summary>Whether the schema declares a text of one of some formats.</summary>
    public bool HasFormat(params ReadOnlySpan<string> formats)
    {
        foreach (var part in Parts(Schema))
        {
            if (part["format"] is ScalarNode format && formats.Contains(format.Text))
                return true;
        }

        return false;
    }

    public ColumnPlace Key(string key)
    {
        var path = Path.Length == 0 ? key : $"{Path}.{key}";
        foreach (var part in Parts(Schema))
        {
            if ((part["properties"] as MappingNode)?.Find(key) is { } property)
                return new ColumnPlace(Project, path, Depth + 1, property.Value, Project.SchemaFile is null ? Location : property.KeyLocation) { Above = this };
        }

        return new ColumnPlace(Project, path, Depth + 1, null, Location) { Above = this };
    }

    public ColumnPlace Items() => this with { Path = $"{Path}[]", Depth = Depth + 1, Above = this, Schema = Parts(Schema).Select(part => part["items"]).FirstOrDefault(items => items is not null) };

    /// <summary>The keys that the schema declares right below, by code point.</summary>
    public IEnumerable<string> DeclaredKeys() => Parts(Schema).SelectMany(part => (part["properties"] as MappingNode)?.Entries ?? [])
        .Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Order(CodePointOrder.Comparer);

    /// <summary>A schema and what it takes in by <c>$ref</c> and <c>allOf</c>.</summary>
    private List<MappingNode> Parts(Node? schema)
    {
        var parts = new List<MappingNode>();
        var seen = new HashSet<MappingNode>();
        Add(schema);
        return parts;

        void Add(Node? node)
        {
            if (node is not MappingNode mapping || !seen.Add(mapping))
                return;
            parts.Add(mapping);
            Add(Project.Schema.TargetOf(mapping));
            foreach (var part in (mapping["allOf"] as SequenceNode)?.Items ?? [])
                Add(part);
        }
    }
}
