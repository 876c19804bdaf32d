using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
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

    // Where a shard was not read to its end, nothing can be said of the whole.
    private bool _isReadWhole = true;

    public int RecordCount { get; private set; }

    public void Verify()
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var shards = manifest.Files.Where(file => file.Shard is not null).ToList();

        // What is known to be damaged is not read: one fault is reported once.
        if (shards.Any(shard => _damaged.Contains(shard.Path)) || _damaged.Contains(ReleaseLayout.RecordSchema) || ReadSchema() is not { } schema)
            return;
        if (!RecordShapes.Fits(schema.Root, manifest.Shape))
            Add(Codes.CountsDiffer, ReleaseLayout.Manifest, 0, $"The manifest says that records are {manifest.Shape.ToString().ToLowerInvariant()}, but '{ReleaseLayout.RecordSchema}' describes others.");
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
        if (!_isReadWhole)
            return;
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
        var packed = InputFile.OpenStream(Path.Combine(folder, file.Path));
        using var read = new ShardContent(new LimitedStream(ShardCompressor.OpenRead(manifest.Compression, packed), file.Shard!.UncompressedBytes), file.Path, content);
        using var lines = new ByteLines(() => read);
        var count = 0;
        try
        {
            // What is read ends one byte after what the manifest counts, mostly within a line, of which nothing can be said then.
            while (lines.Move() && read.Bytes <= file.Shard.UncompressedBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                count++;
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
            _isReadWhole = false;
            return last;
        }

        RecordCount += count;
        findings.AddRange(read.Faults());
        if (read.Bytes > file.Shard.UncompressedBytes)
        {
            Add(Codes.CountsDiffer, file.Path, 0, $"The shard holds more than the {file.Shard.UncompressedBytes} bytes that the manifest counts.");
            _isReadWhole = false;
            return last;
        }

        findings.AddRange(read.FaultsOfEnd());
        if (read.Bytes != file.Shard.UncompressedBytes || count != file.Shard.RecordCount || read.FinishSha256() != file.Shard.UncompressedSha256)
            Add(Codes.CountsDiffer, file.Path, 0, $"The shard's records are not those that the manifest counts: {count} of {file.Shard.RecordCount} records, {read.Bytes} of {file.Shard.UncompressedBytes} bytes.");
        return last;
    }

    private string? VerifyRecord(string path, ByteLines lines, MetadataSchema schema, string? last)
    {
        if (InvalidByte(lines.Current) is { } at)
        {
            var column = Encoding.UTF8.GetCharCount(lines.Current[..at]) + 1;
            findings.Add(new Finding(Codes.RecordInvalid, new Location(path, lines.Number, column), $"The byte 0x{lines.Current[at]:X2} is not valid UTF-8 here."));
            return last;
        }

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

    /// <summary>Where the first byte stands that is not UTF-8; null where all are. The reader of JSON takes them for escapes.</summary>
    private static int? InvalidByte(ReadOnlySpan<byte> line)
    {
        if (Utf8.IsValid(line))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(line[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }

    private void Add(string code, string path, int line, string message) =>
        findings.Add(new Finding(code, new Location(path, line, line > 0 ? 1 : 0), message));
}
