using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>Compares the catalogue files of a release with its manifest: the same name and version, the same shards with the same digests.</summary>
internal sealed class CatalogueVerifier(string folder, Manifest manifest, ICollection<Finding> findings)
{
    public void Verify()
    {
        Check(ReleaseLayout.DataPackage, root => Items(root, "resources").Select(item => (Text(item, "path"), Text(item, "hash")?.Replace("sha256:", "", StringComparison.Ordinal))));
        Check(ReleaseLayout.Croissant, root => Items(root, "distribution").Where(item => Text(item, "@type") == "cr:FileObject").Select(item => (Text(item, "contentUrl"), Text(item, "sha256"))));
    }

    private void Check(string path, Func<MappingNode, IEnumerable<(string? Path, string? Sha256)>> shardsOf)
    {
        // A file that is not listed is not the release's, and one that differs from its digest is reported already.
        if (!manifest.Files.Any(file => file.Path == path) || findings.Any(finding => finding.Location.Path == path))
            return;
        try
        {
            if (JsonReader.Read(InputFile.ReadAll(Path.Combine(folder, path)), new SourceFile(path), ReadLimits.Release) is not MappingNode root)
                Add(path, "The file holds no description of a dataset.");
            else if (Text(root, "name") != manifest.Name || Text(root, "version") != manifest.Version)
                Add(path, $"The file describes '{Text(root, "name")}' {Text(root, "version")}, but the release is '{manifest.Name}' {manifest.Version}.");
            else if (!shardsOf(root).SequenceEqual(manifest.Files.Where(file => file.Shard is not null).Select(file => ((string?)file.Path, (string?)file.Sha256))))
                Add(path, "The file does not list the shards of the manifest with their digests.");
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.CatalogueDiffers });
        }
    }

    private void Add(string path, string message) => findings.Add(ReleaseVerifier.Whole(Codes.CatalogueDiffers, path, message));

    private static IEnumerable<MappingNode> Items(MappingNode root, string key) => (root[key] as SequenceNode)?.Items.OfType<MappingNode>() ?? [];

    private static string? Text(MappingNode node, string key) => (node[key] as ScalarNode)?.Text;
}
