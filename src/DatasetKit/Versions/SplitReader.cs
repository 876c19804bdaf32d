using System.Security.Cryptography;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;
using DatasetKit.Seeds;

namespace DatasetKit.Versions;

/// <summary>Reads the records of one split of a release, shard by shard, and holds one at a time. What it reads must be what the manifest counts.</summary>
internal sealed class SplitReader(ReleasePath release, Manifest manifest, IReadOnlyList<ReleaseFile> shards) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ByteLines? _lines;
    private int _shard = -1;
    private int _count;
    private long _bytes;
    private FlatRecord? _record;
    private string? _lastId;

    /// <summary>The current line, without its break; it holds until the next move.</summary>
    public ReadOnlySpan<byte> Line => _lines!.Current;

    /// <summary>The current line, read.</summary>
    /// <exception cref="FaultException">The line is no record, or not where it belongs.</exception>
    public FlatRecord Record => _record ??= Parse();

    private string File => $"{release.Name}/{shards[_shard].Path}";

    /// <summary>Goes on to the next record.</summary>
    /// <exception cref="FaultException">A shard is missing or damaged.</exception>
    public bool Move()
    {
        _record = null;
        while (true)
        {
            if (_lines is not null && MoveInShard())
                return true;
            if (_shard + 1 >= shards.Count)
                return false;
            _shard++;
            Open();
        }
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _hash.Dispose();
    }

    private void Open()
    {
        var path = release.FileOf(shards[_shard].Path);
        if (!System.IO.File.Exists(path))
            throw Fault(Codes.FileMissing, "The manifest lists this file, but it is not there.");
        (_count, _bytes) = (0, 0);
        _lines = new ByteLines(() => new LimitedStream(ShardCompressor.OpenRead(manifest.Compression, InputFile.OpenStream(path)), shards[_shard].Shard!.UncompressedBytes));
    }

    private bool MoveInShard()
    {
        var shard = shards[_shard].Shard!;
        try
        {
            if (_lines!.Move())
            {
                _hash.AppendData(_lines.Current);
                _hash.AppendData("\n"u8);
                _bytes += _lines.Current.Length + 1;
                _count++;
                return true;
            }
        }
        catch (Exception fault) when (ShardCompressor.IsDamage(fault))
        {
            throw Fault(Codes.RecordInvalid, "The shard cannot be decompressed.");
        }

        _lines.Dispose();
        _lines = null;
        if (_bytes == shard.UncompressedBytes && _count == shard.RecordCount)
        {
            return Digest.Finish(_hash) == shard.UncompressedSha256
                ? false
                : throw Fault(Codes.CountsDiffer, "The shard's records are not those that the manifest counts: their SHA-256 is another.");
        }

        throw Fault(Codes.CountsDiffer, $"The shard's records are not those that the manifest counts: {_count} of {shard.RecordCount} records, {_bytes} of {shard.UncompressedBytes} bytes.");
    }

    private FlatRecord Parse()
    {
        try
        {
            var record = FlatRecord.Parse(Line, manifest.Shape, new SourceFile(File, _lines!.Number));

            // Lines that are alike in both releases are never parsed, so this does not see all of them; what it misses cannot mislead a merge.
            if (_lastId is not null && CodePointOrder.Compare(_lastId, record.Id) >= 0)
                throw new FaultException(Codes.RecordOrder, new Location(File, _lines.Number, 1), $"The id '{record.Id}' does not come after '{_lastId}'.");
            _lastId = record.Id;
            return record;
        }
        catch (FaultException fault) when (fault.Finding.Code != Codes.RecordOrder)
        {
            throw new FaultException(fault.Finding with { Code = Codes.RecordInvalid });
        }
    }

    private FaultException Fault(string code, string message) => new(code, new Location(File, 0, 0), message);
}
