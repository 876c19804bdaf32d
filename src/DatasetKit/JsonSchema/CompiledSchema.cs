using System.Collections.Concurrent;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>A schema, checked and compiled. Immutable, and safe for use by many threads.</summary>
internal sealed class CompiledSchema
{
    private static readonly ConcurrentDictionary<Draft, CompiledSchema> s_metaSchemas = new();

    private readonly SchemaNode _root;
    private readonly SchemaCompiler _compiler;

    public CompiledSchema(SchemaCompiler compiler, SchemaNode root) => (_compiler, _root) = (compiler, root);

    /// <summary>The resource that the schema is.</summary>
    public SchemaResource Resource => _root.Resource;

    /// <summary>Checks and compiles a schema.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="uri">Where it was found.</param>
    /// <param name="options">How it is compiled.</param>
    /// <param name="findings">Receives what is wrong with it, and warnings.</param>
    /// <returns>Null where something is wrong.</returns>
    public static CompiledSchema? Compile(Node root, Uri uri, SchemaOptions options, ICollection<Finding> findings)
    {
        var compiler = new SchemaCompiler(options);
        if (root is MappingNode mapping)
            mapping.Doubts.ToList().ForEach(findings.Add);
        try
        {
            var resource = compiler.Registry.Add(uri, root, options.Dialect);
            compiler.Registry.Use(root);
            var review = new SchemaReview(compiler);
            if (!options.IsOurs && !review.Continue(findings))
                return null;
            var compiled = compiler.Compile(root, resource);
            compiler.CompileAll();
            var isSound = options.IsOurs || review.Continue(findings);
            List<Finding> faults = [.. compiler.Registry.Faults, .. compiler.Faults, .. compiler.Circles()];
            faults.ForEach(findings.Add);
            if (!options.IsOurs && isSound && faults.Count == 0)
                SchemaValueCheck.Find(compiler.Schemas.Where(schema => !SchemaLoader.IsBuiltIn(schema.Compiled.Resource.Uri))).ToList().ForEach(findings.Add);
            return isSound && faults.Count == 0 ? new CompiledSchema(compiler, compiled) : null;
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding);
            return null;
        }
    }

    public bool IsValid(Node instance, Evaluation run) => run.IsValid(_root, instance);

    /// <summary>What is wrong with a value, in the order of its places; each fault once.</summary>
    public IReadOnlyList<Finding> Explain(Node instance, Evaluation run)
    {
        if (run.IsValid(_root, instance))
            return [];

        // What was given up is given up again, and a pattern would be waited for twice more.
        if (run.GivenUp is { } why)
            return [new Finding(Codes.SchemaTooCostly, instance.Location, why)];
        return ToldOnce.Reduce(run.Explain(_root, instance));
    }

    /// <summary>The schema that a <c>$ref</c> of a schema means; null where it has none.</summary>
    public Node? TargetOf(MappingNode schema) => _compiler.TargetOf(schema);

    /// <summary>The meta-schema of a draft.</summary>
    public static CompiledSchema MetaSchema(Draft draft) => s_metaSchemas.GetOrAdd(draft, static draft =>
    {
        var uri = Drafts.UriOf(draft);
        var compiler = new SchemaCompiler(new SchemaOptions { AssertsFormat = false });
        var resource = compiler.Registry.Add(uri, new SchemaLoader().Load(uri, ScalarNode.String(default, uri.OriginalString)), new Dialect(draft));
        var root = compiler.Compile(resource.Root, resource);
        compiler.CompileAll();
        return new CompiledSchema(compiler, root);
    });
}
