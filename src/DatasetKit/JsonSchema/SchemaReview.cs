using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Checks schemas as values: the schema itself, and every other that it uses.</summary>
internal sealed class SchemaReview(SchemaCompiler compiler)
{
    private readonly SchemaLinter _linter = new(compiler.Registry);
    private int _done;

    /// <summary>Checks all schemas that are used and have not been checked yet.</summary>
    /// <param name="findings">Receives errors and warnings.</param>
    /// <returns>Whether there was no error.</returns>
    public bool Continue(ICollection<Finding> findings)
    {
        var isSound = true;
        for (; _done < compiler.Registry.Trees.Count; _done++)
        {
            var tree = compiler.Registry.Trees[_done];
            var resource = compiler.Registry.ResourceOf(tree);
            var errors = Errors(tree, resource);
            isSound &= errors.Count == 0;
            foreach (var finding in errors.Concat(_linter.Check(tree, resource)))
                findings.Add(finding);
        }

        return isSound;
    }

    private IReadOnlyList<Finding> Errors(Node tree, SchemaResource resource)
    {
        if (resource.MetaSchema is not { } own)
        {
            var faults = SchemaFormCheck.Run(compiler.Registry, tree, resource);
            return faults.Count > 0 ? faults : Explain(CompiledSchema.MetaSchema(resource.Dialect.Draft), tree);
        }

        compiler.Registry.Use(own.Root);
        var meta = compiler.Compile(own.Root, own);
        compiler.CompileAll();
        return Explain(new CompiledSchema(compiler, meta), tree);
    }

    private IReadOnlyList<Finding> Explain(CompiledSchema meta, Node tree) =>
        [.. meta.Explain(WithoutOtherTrees(tree, tree), new Evaluation(Wording.Schema)).Select(finding => finding with { Code = Codes.SchemaInvalid })];

    /// <summary>The schema with <c>true</c> in place of each part that follows another dialect: that part is checked by itself.</summary>
    private Node WithoutOtherTrees(Node node, Node tree)
    {
        if (node != tree && compiler.Registry.IsTree(node))
            return new ScalarNode(node.Location, ScalarKind.Boolean, "true");
        return !compiler.Registry.HasParts ? node : node switch
        {
            MappingNode mapping => new MappingNode(mapping.Location, [.. mapping.Entries.Select(entry => entry with { Value = WithoutOtherTrees(entry.Value, tree) })]),
            SequenceNode list => new SequenceNode(list.Location, [.. list.Items.Select(item => WithoutOtherTrees(item, tree))]),
            _ => node,
        };
    }
}
