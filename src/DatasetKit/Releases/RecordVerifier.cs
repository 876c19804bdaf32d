using System.Security.Cryptography;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;
using DatasetKit.Schemas;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>Reads the records of a release and compares them with its schema and its manifest.</summary>
internal sealed class RecordVerifier(string folder, Manifest manifest, List<Finding> findings, CancellationToken cancellationToken)
{
    private readonly Evaluation _run = new(cancellationToken: cancellationToken);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _damaged = [.. findings.Select(finding => finding.Location.Path)];

    public int RecordCount { get; private set; }

    public void Verify()
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var shards = manifest.Files.Where(file => file.Shard is not null).ToList();

        // What is known to be damaged is not read: one fault is reported once.
        if (shards.Any(shard => _damaged.Contains(shard.Path)) || _damaged.Contains(ReleaseLayout.RecordSchema) || ReadSchema() is not { } schema)
            return;
        var (split, last) = ("", (string?)null);
        foreach (var file in shards)
        {
            if (file.Shard!.Split != split)
                (split, last) = (file.Shard.Split, null);
            last = VerifyShard(file, schema, content, last);
            if (findings.Count > BuildRun.MaxErrors)
                return;
        }

        if (manifest.DocumentCount != manifest.RecordCount + manifest.RejectedCount)
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, 0, $"The manifest counts {manifest.DocumentCount} documents, but {manifest.RecordCount} records and {manifest.RejectedCount} rejected ones.");
        foreach (var file in shards.Where(file => !file.Path.StartsWith($"{ReleaseLayout.DataFolder}/{file.Shard!.Split}-", StringComparison.Ordinal)))
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, 0, $"The manifest counts '{file.Path}' to the split '{file.Shard!.Split}', which its name contradicts.");
        if (RecordCount != manifest.RecordCount)
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, 0, $"The manifest counts {manifest.RecordCount} records, but there are {RecordCount}.");
        if (Digest.Finish(content) is var actual && actual != manifest.ContentSha256)
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, 0, $"The content's SHA-256 is {actual}, but the manifest says {manifest.ContentSha256}.");
    }

    private MetadataSchema? ReadSchema()
    {
        var faults = new List<Finding>();
        var schema = MetadataSchema.Load(Path.Combine(folder, ReleaseLayout.RecordSchema), ReleaseLayout.RecordSchema, null, faults);
        findings.AddRange(faults.Where(fault => schema is null).Select(fault => fault with { Code = Codes.RecordInvalid }));
        return schema;
    }

    private string? VerifyShard(ReleaseFile file, MetadataSchema schema, IncrementalHash content, string? last)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new ByteLines(() => new LimitedStream(ShardCompressor.OpenRead(manifest.Compression, InputFile.OpenStream(Path.Combine(folder, file.Path))), file.Shard!.UncompressedBytes));
        var (count, bytes) = (0, 0L);
        try
        {
            while (lines.Move())
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var part in (ReadOnlySpan<IncrementalHash>)[hash, content])
                {
                    part.AppendData(lines.Current);
                    part.AppendData("\n"u8);
                }

                bytes += lines.Current.Length + 1;
                count++;
                if (bytes > file.Shard!.UncompressedBytes)
                    break;
                last = VerifyRecord(file.Path, lines, schema, last);
                if (findings.Count > BuildRun.MaxErrors)
                {
                    Add(Codes.TooLarge, file.Path, lines.Number, $"More than {Thousands.Of(BuildRun.MaxErrors)} errors come before this; what follows was not read.");
                    return null;
                }
            }
        }
        catch (Exception fault) when (ShardCompressor.IsDamage(fault))
        {
            Add(Codes.RecordInvalid, file.Path, 0, "The shard cannot be decompressed.");
            return last;
        }

        RecordCount += count;
        if (bytes != file.Shard!.UncompressedBytes || count != file.Shard.RecordCount || Digest.Finish(hash) != file.Shard.UncompressedSha256)
            Add(Codes.CountsDiffer, file.Path, 0, $"The shard's records are not those that the manifest counts: {count} of {file.Shard.RecordCount} records, {bytes} of {file.Shard.UncompressedBytes} bytes.");
        return last;
    }

    private string? VerifyRecord(string path, ByteLines lines, MetadataSchema schema, string? last)
    {
        try
        {
            var record = JsonReader.ReadFirst(lines.Current, new SourceFile(path, lines.Number), ReadLimits.Release, out var length);
            if (length != lines.Current.Length)
                Add(Codes.RecordInvalid, path, lines.Number, "The line holds more than one record.");
            findings.AddRange(schema.Validate(record, _run).Select(finding => finding with { Code = Codes.RecordInvalid }));
            if (record is not MappingNode mapping || mapping["id"] is not ScalarNode { Kind: ScalarKind.String } id)
                return last;
            if (last is not null && CodePointOrder.Compare(last, id.Text) >= 0)
                Add(Codes.RecordOrder, path, lines.Number, $"The id '{id.Text}' does not come after '{last}'.");
            else if (!_ids.Add(id.Text))
                Add(Codes.RecordOrder, path, lines.Number, $"The id '{id.Text}' is in another split already.");
            return id.Text;
        }
        catch (FaultException fault)
        {
            findings.Add(fault.Finding with { Code = Codes.RecordInvalid });
            return last;
        }
    }

    private void Add(string code, string path, int line, string message) =>
        findings.Add(new Finding(code, new Location(path, line, line > 0 ? 1 : 0), message));
}
