using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>
/// The schema of a project's metadata. It is the one seam between the library and the engine that evaluates JSON Schema.
/// </summary>
internal sealed class MetadataSchema
{
    private const string BuiltInName = "metadata.schema.json";

    private readonly CompiledSchema _compiled;
    private readonly Lazy<Dictionary<string, string>> _spelling;

    private MetadataSchema(MappingNode root, CompiledSchema compiled)
    {
        Root = root;
        _compiled = compiled;
        Keys = DeclaredKeys.Of(root, compiled.TargetOf);
        _spelling = new(() => Spelling(Keys.Names));
    }

    /// <summary>The schema itself.</summary>
    public MappingNode Root { get; }

    /// <summary>The keys that the schema declares, at every depth.</summary>
    public DeclaredKeys Keys { get; }

    /// <summary>How the schema spells a key that is written without regard to case; null where it declares none like it.</summary>
    public string? SpellingOf(string key) => _spelling.Value.GetValueOrDefault(key);

    /// <summary>The files of the project that the schema refers to, absolute, besides its own.</summary>
    public IReadOnlyList<string> ReferencedFiles { get; private init; } = [];

    /// <summary>The schema for projects that name none: title, date and source are required.</summary>
    public static MetadataSchema BuiltIn()
    {
        var root = (MappingNode)JsonReader.Read(EmbeddedFile.Read(BuiltInName), new SourceFile(BuiltInName));
        return new MetadataSchema(root, CompiledSchema.Compile(root, SchemaLoader.UriOf(BuiltInName), new SchemaOptions { IsOurs = true }, [])!);
    }

    /// <summary>Reads, checks and compiles a schema file, JSON or YAML.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <param name="path">Its path for diagnostics.</param>
    /// <param name="directory">The folder whose files it may refer to, absolute; null for none.</param>
    /// <param name="findings">Receives what is wrong with the schema, and warnings.</param>
    /// <returns>Null where something is wrong.</returns>
    public static MetadataSchema? Load(string file, string path, string? directory, ICollection<Finding> findings)
    {
        try
        {
            if (MetadataFile.ReadNode(file, path, ReadLimits.Schema) is MappingNode root)
            {
                var loader = directory is null ? new SchemaLoader() : new SchemaLoader(SchemaFolder.OfProject(directory));
                var compiled = CompiledSchema.Compile(root, SchemaLoader.UriOf(path), new SchemaOptions { Loader = loader }, findings);
                return compiled is null ? null : new MetadataSchema(root, compiled) { ReferencedFiles = loader.Files };
            }

            findings.Add(new Finding(Codes.SchemaInvalid, Location.StartOf(path), "The schema must be an object."));
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.SchemaInvalid });
        }

        return null;
    }

    /// <summary>What is wrong with a value, in the order of its places.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="run">The state to use again for each value of a thread.</param>
    public IReadOnlyList<Finding> Validate(Node instance, Evaluation run) => _compiled.Explain(instance, run);

    /// <summary>The schema that a <c>$ref</c> of a schema means; null where it has none.</summary>
    public Node? TargetOf(MappingNode schema) => _compiled.TargetOf(schema);

    private static Dictionary<string, string> Spelling(IEnumerable<string> declared)
    {
        var spelling = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in declared)
            spelling.TryAdd(key, key);

        // These four have their place in a record and one spelling, whatever a schema declares beside them.
        foreach (var key in (string[])["id", "title", "date", "source"])
            spelling[key] = key;
        return spelling;
    }
}
