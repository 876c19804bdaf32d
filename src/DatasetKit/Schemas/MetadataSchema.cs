using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// The schema of a project's metadata. It is the one seam between the library and the engine that evaluates JSON Schema.
/// </summary>
internal sealed class MetadataSchema
{
    private const string BuiltInName = "metadata.schema.json";

    private readonly NJsonSchemaEngine _engine;

    private MetadataSchema(MappingNode root, NJsonSchemaEngine engine)
    {
        Root = root;
        _engine = engine;
        Keys = DeclaredKeys.Of(root);
    }

    /// <summary>The schema itself.</summary>
    public MappingNode Root { get; }

    /// <summary>The keys that the schema declares, at every depth.</summary>
    public DeclaredKeys Keys { get; }

    /// <summary>The schema for projects that name none: title, date and source are required.</summary>
    public static MetadataSchema BuiltIn() => Compile((MappingNode)JsonReader.Read(EmbeddedFile.Read(BuiltInName), new SourceFile(BuiltInName)), []) !;

    /// <summary>Reads and compiles a schema file, JSON or YAML.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path for diagnostics.</param>
    /// <param name="findings">Receives what is wrong with the schema.</param>
    /// <returns>Null where something is wrong.</returns>
    public static MetadataSchema? Load(string file, string path, ICollection<Finding> findings)
    {
        try
        {
            if (MetadataFile.ReadNode(file, path) is MappingNode root)
                return Compile(root, findings);
            findings.Add(new Finding(Codes.SchemaInvalid, Location.StartOf(path), "The schema must be an object."));
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.SchemaInvalid });
        }

        return null;
    }

    /// <summary>Compiles a schema that was read.</summary>
    /// <returns>Null where something is wrong.</returns>
    public static MetadataSchema? Compile(MappingNode root, ICollection<Finding> findings)
    {
        var before = findings.Count;
        new SchemaChecker(root, findings).Check();
        return findings.Count > before ? null : new MetadataSchema(root, new NJsonSchemaEngine(root));
    }

    /// <summary>What is wrong with a value, in the order of its places.</summary>
    public IEnumerable<Finding> Validate(Node instance) => _engine.Validate(instance);
}
