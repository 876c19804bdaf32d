using System.Buffers;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Schemas;

namespace DatasetKit.Versions;

/// <summary>
/// The last published version of a dataset and what it held: <c>dataset.lock.json</c>, which is committed beside the project file. Its JSON
/// Schema is <c>schemas/lock.schema.json</c>. All of it comes from the manifest and the record schema of a release; no record is read for it.
/// </summary>
public sealed record DatasetLock
{
    internal DatasetLock()
    {
    }

    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version that was published. Never a pre-release.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the tool that built the release.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The digest of all records.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>The digest of what the record schema demands, without what it describes.</summary>
    public required string SchemaSha256 { get; init; }

    /// <summary>The digest of the checksums of all files but the manifest: the release as it was packaged and described.</summary>
    public required string FilesSha256 { get; init; }

    /// <summary>How many records there are.</summary>
    public required int RecordCount { get; init; }

    /// <summary>The splits, in the order of their names.</summary>
    public required IReadOnlyList<LockedSplit> Splits { get; init; }

    /// <summary>
    /// Records a release as published. A lower version than the last published one, and other content under the same version, are refused; a
    /// pre-release is not recorded, since the next release is not held to it.
    /// </summary>
    /// <param name="project">The project beside which the lock stands.</param>
    /// <param name="releaseDirectory">The release's folder, absolute.</param>
    /// <returns>What the lock holds now, or why it was not written.</returns>
    /// <exception cref="IOException">The lock cannot be written, or a file of the release not be read.</exception>
    public static LockResult Write(DatasetProject project, string releaseDirectory)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentException.ThrowIfNullOrEmpty(releaseDirectory);
        return LockWriter.Write(project, releaseDirectory);
    }

    /// <summary>What a lock of a release would hold.</summary>
    /// <exception cref="FaultException">The record schema of the release cannot be read.</exception>
    internal static DatasetLock Of(Manifest manifest, ReleasePath release)
    {
        var schema = MetadataFile.ReadNode(release.FileOf(ReleaseLayout.RecordSchema), ReleaseLayout.RecordSchema, ReadLimits.Schema);
        return new DatasetLock
        {
            Name = manifest.Name,
            Version = manifest.Version,
            ToolVersion = manifest.ToolVersion,
            ContentSha256 = manifest.ContentSha256,
            SchemaSha256 = DigestOf(SchemaDemands.Of(schema)),
            FilesSha256 = Digest.Of(Checksums.Format(manifest.Files)),
            RecordCount = manifest.RecordCount,
            Splits = [.. manifest.Files.Select(file => file.Shard).OfType<ShardInfo>().GroupBy(shard => shard.Split, StringComparer.Ordinal).OrderBy(split => split.Key, CodePointOrder.Comparer).Select(Of)],
        };
    }

    /// <summary>Reads a lock.</summary>
    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="FaultException">The file is no lock.</exception>
    internal static DatasetLock? Read(string file)
    {
        var path = Path.GetFileName(file);
        if (Directory.Exists(file))
            throw new FaultException(Codes.LockUnreadable, Location.StartOf(path), "The lock is a folder; remove it.");
        if (!File.Exists(file))
            return null;
        try
        {
            return LockReader.Read(MetadataFile.Read(file, path));
        }
        catch (FaultException fault)
        {
            throw new FaultException(Reason(file) is { } reason ? new Finding(Codes.LockUnreadable, Location.StartOf(path), reason) : fault.Finding with { Code = Codes.LockUnreadable });
        }
    }

    // What happens to locks and to no other JSON.
    private static string? Reason(string file)
    {
        try
        {
            using var reader = new StreamReader(InputFile.OpenStream(file));
            var text = reader.ReadToEnd();
            return text.Length == 0 ? "The lock is empty; take the file of the last commit, or remove it and run 'datasetkit version lock RELEASE' with what was published last."
                : text.Contains("<<<<<<< ", StringComparison.Ordinal) ? "The lock has the marks of a merge conflict; keep the side with the higher version."
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether another lock is of the same records in the same splits, which their order and the counts of the splits tell.</summary>
    internal bool HoldsRecordsOf(DatasetLock other) =>
        ContentSha256 == other.ContentSha256 && Splits.Select(split => (split.Name, split.RecordCount)).SequenceEqual(other.Splits.Select(split => (split.Name, split.RecordCount)));

    internal byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new JsonText(output, indented: true);
        json.StartObject()
            .Key("name").String(Name)
            .Key("version").String(Version)
            .Key("tool").StartObject().Key("name").String("datasetkit").Key("version").String(ToolVersion).EndObject()
            .Key("counts").StartObject().Key("records").Number(RecordCount).EndObject()
            .Key("content_sha256").String(ContentSha256)
            .Key("schema_sha256").String(SchemaSha256)
            .Key("files_sha256").String(FilesSha256)
            .Key("splits").StartObject();
        foreach (var split in Splits)
            json.Key(split.Name).StartObject().Key("records").Number(split.RecordCount).Key("sha256").String(split.Sha256).EndObject();
        json.EndObject().EndObject().EndLine();
        return output.WrittenSpan.ToArray();
    }

    private static LockedSplit Of(IGrouping<string, ShardInfo> shards)
    {
        var digests = shards.Select(shard => shard.UncompressedSha256).ToList();
        var sha256 = digests is [var only] ? only : Digest.Of(Encoding.UTF8.GetBytes(string.Concat(digests.Select(digest => $"{digest}\n"))));
        return new LockedSplit(shards.Key, shards.Sum(shard => shard.RecordCount), sha256);
    }

    private static string DigestOf(Node node)
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output).Value(node);
        return Digest.Of(output.WrittenSpan);
    }
}
