using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Schemas;

/// <summary>A schema of anything, for values that are no metadata of a corpus.</summary>
internal sealed class InstanceSchema
{
    private readonly Node _root;
    private readonly CompiledSchema _compiled;
    private readonly Evaluation _run;

    private InstanceSchema(Node root, CompiledSchema compiled, Evaluation run) => (_root, _compiled, _run) = (root, compiled, run);

    /// <summary>Reads the type of the values that are valid.</summary>
    public SchemaType ReadType() => SchemaTypes.Of(_root, _compiled.TargetOf);

    /// <summary>Reads, checks and compiles a schema file, JSON or YAML.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <param name="name">The file as diagnostics name it.</param>
    /// <param name="directory">The folder whose files it may refer to by relative paths, absolute; the file is within it.</param>
    /// <param name="maps">Further folders whose files it may refer to: the URI of each, the folder, and its name for diagnostics.</param>
    /// <param name="assertsFormat">Whether <c>format</c> asserts.</param>
    /// <param name="findings">Receives what is wrong with the schema, and warnings.</param>
    /// <param name="cancellationToken">Ends every later validation.</param>
    /// <returns>Null where something is wrong.</returns>
    /// <exception cref="FaultException">The file cannot be read.</exception>
    public static InstanceSchema? Load(string file, string name, string directory, IEnumerable<(string Uri, string Directory, string Name)> maps, bool assertsFormat, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        var root = MetadataFile.ReadNode(file, name, ReadLimits.AnyJson);
        var path = Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/');
        var folders = maps.Select(map => new SchemaFolder(map.Uri, map.Directory, map.Name)).Append(SchemaFolder.OfProject(directory, NameOfFolder(name, path)));
        var options = new SchemaOptions { Loader = new SchemaLoader(folders) { Limits = ReadLimits.AnyJson }, AssertsFormat = assertsFormat };
        return CompiledSchema.Compile(root, SchemaLoader.UriOf(path), options, findings) is { } compiled ? new InstanceSchema(root, compiled, new Evaluation(Wording.Value, cancellationToken)) : null;
    }

    /// <summary>What is wrong with a value, in the order of its places.</summary>
    public IReadOnlyList<Finding> Validate(Node instance) => _compiled.Explain(instance, _run);

    // The schema is named as its user named it, so the files beside it are named from where that name stands.
    private static string NameOfFolder(string name, string path) =>
        name.EndsWith($"/{path}", StringComparison.Ordinal) ? name[..^(path.Length + 1)] is { Length: > 0 } folder ? folder : "/" : "";
}
