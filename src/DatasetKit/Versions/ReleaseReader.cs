using DatasetKit.Diagnostics;
using DatasetKit.Releases;
using DatasetKit.Schemas;

namespace DatasetKit.Versions;

/// <summary>A release that is read to be compared.</summary>
internal sealed class ReleaseReader
{
    private readonly ReleasePath _path;

    private ReleaseReader(ReleasePath path, Manifest manifest, MetadataSchema schema) => (_path, Manifest, Schema) = (path, manifest, schema);

    /// <summary>What the release is called in messages.</summary>
    public string Name => _path.Name;

    public Manifest Manifest { get; }

    public ReleaseFacts Facts => new(Manifest.Name, Manifest.Version, Manifest.RecordCount, Manifest.ContentSha256);

    /// <summary>The schema of a record.</summary>
    public MetadataSchema Schema { get; }

    public IEnumerable<ReleaseFile> Shards => Manifest.Files.Where(file => file.Shard is not null);

    /// <summary>Reads manifest and schema.</summary>
    /// <exception cref="FaultException">The folder is no release, or it is damaged.</exception>
    public static ReleaseReader Open(ReleasePath path)
    {
        var manifest = ReadManifest(path);
        var findings = new List<Finding>();
        var schema = MetadataSchema.Load(path.FileOf(ReleaseLayout.RecordSchema), $"{path.Name}/{ReleaseLayout.RecordSchema}", null, findings);
        return new ReleaseReader(path, manifest, schema ?? throw new FaultException(findings[^1] with { Code = Codes.RecordInvalid }));
    }

    /// <exception cref="FaultException">The folder is no release.</exception>
    public static Manifest ReadManifest(ReleasePath path)
    {
        var findings = new List<Finding>();
        return ReleaseVerifier.ReadManifestFile(path.FileOf(ReleaseLayout.Manifest), findings) ?? throw new FaultException(Within(path.Name, findings[0]));
    }

    /// <summary>The records of a split in their order; none where the release does not have the split.</summary>
    public SplitReader Read(string split) => new(_path, Manifest, [.. Shards.Where(file => file.Shard!.Split == split)]);

    private static Finding Within(string name, Finding finding) =>
        finding with { Location = finding.Location with { Path = $"{name}/{finding.Location.Path}" } };
}
