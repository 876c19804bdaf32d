using System.Security.Cryptography;
using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>
/// The lines of a shard byte by byte, while something else reads them: their digest and what of their form no reader of lines tells, since it
/// takes every break of a line and passes over a byte order mark.
/// </summary>
/// <param name="input">The lines, uncompressed.</param>
/// <param name="path">The shard, for findings.</param>
/// <param name="all">The digest of all shards, which goes on with this one.</param>
internal sealed class ShardContent(Stream input, string path, IncrementalHash all) : ReadingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _start = new byte[3];
    private int _lineWithReturn;
    private int _lines;
    private byte _last = (byte)'\n';

    /// <summary>How many have been read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Their SHA-256; to be asked for once, at the end.</summary>
    public string FinishSha256() => Digest.Finish(_hash);

    public override int Read(Span<byte> buffer)
    {
        var count = input.Read(buffer);
        var read = buffer[..count];
        _hash.AppendData(read);
        all.AppendData(read);
        if (Bytes < _start.Length)
            read[..(int)Math.Min(count, _start.Length - Bytes)].CopyTo(_start.AsSpan((int)Bytes));
        if (_lineWithReturn == 0 && read.IndexOf((byte)'\r') is >= 0 and var at)
            _lineWithReturn = _lines + read[..at].Count((byte)'\n') + 1;
        _lines += read.Count((byte)'\n');
        _last = count > 0 ? read[^1] : _last;
        Bytes += count;
        return count;
    }

    /// <summary>What is wrong with the form of what was read.</summary>
    public IEnumerable<Finding> Faults()
    {
        if (_start.AsSpan().SequenceEqual("\uFEFF"u8))
            yield return Fault(1, "The shard begins with a byte order mark, which no release has.");
        if (_lineWithReturn > 0)
            yield return Fault(_lineWithReturn, "The line holds a carriage return, as one that ends in CRLF does; the lines of a release end in LF alone.");
    }

    /// <summary>What is wrong with its end, where all was read.</summary>
    public IEnumerable<Finding> FaultsOfEnd()
    {
        if (_last != '\n')
            yield return Fault(_lines + 1, "The shard's last line does not end in LF.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private Finding Fault(int line, string message) => new(Codes.RecordInvalid, new Location(path, line, 1), message);
}
