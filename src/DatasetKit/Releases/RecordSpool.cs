using System.Security.Cryptography;
using DatasetKit.Projects;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>
/// Holds the records of one split on disk, in the order of the corpus. Where that is the order of their ids too, as it is unless documents
/// name ids of their own, the spool needs no sorting and becomes the shard. What was written is read back and hashed at once, while it is in
/// the caches and other threads still read seeds; where shards are compressed, it is compressed at once too, which takes as long as all else.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="maxShardBytes">The greatest length with which the spool can become a shard; 0 where it never can.</param>
/// <param name="compression">How shards are compressed.</param>
internal sealed class RecordSpool(string file, long maxShardBytes, Compression compression) : IDisposable
{
    private readonly SafeFileHandle _handle = System.IO.File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 19];
    private EarlySync? _sync;
    private long _written;
    private int _filled;
    private readonly ShardFile? _shard = compression == Compression.None || maxShardBytes == 0 ? null : new ShardFile($"{file}.shard", compression, earlier: null);
    private bool _isHashed = maxShardBytes > 0;
    private string? _sha256;

    public string File => file;

    public long Length => _written + _filled;

    public SafeFileHandle Handle => _handle;

    /// <summary>Makes durable what is written.</summary>
    public EarlySync Sync => _sync ??= new EarlySync(_handle);

    /// <summary>The digest of what is read back from the file.</summary>
    public string Sha256 => _sha256 ??= _isHashed ? Digest.Finish(_hash) : Digest.OfFile(file);

    /// <summary>The compressed shard of all records; null where the spool cannot become one, or is none.</summary>
    public ShardFile? Shard => _isHashed ? _shard : null;

    /// <summary>Adds the lines of records.</summary>
    /// <returns>Where they begin.</returns>
    public long Append(ReadOnlySpan<byte> lines)
    {
        var offset = Length;
        if (lines.Length > _buffer.Length - _filled)
            Flush();
        if (lines.Length > _buffer.Length)
        {
            Write(lines);
        }
        else
        {
            lines.CopyTo(_buffer.AsSpan(_filled));
            _filled += lines.Length;
        }

        return offset;
    }

    /// <summary>Tells that the spool cannot become a shard as it is.</summary>
    public void StopHashing() => _isHashed = false;

    /// <summary>Writes what is left, so that it can be read.</summary>
    public void Flush()
    {
        var filled = _filled;
        _filled = 0;
        Write(_buffer.AsSpan(0, filled));
    }

    public void Dispose()
    {
        _sync?.Dispose();
        _handle.Dispose();
        _hash.Dispose();
        _shard?.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _written);
        _isHashed &= _written + bytes.Length <= maxShardBytes;
        var end = _written + bytes.Length;
        while (_isHashed && _written < end)
        {
            var count = RandomAccess.Read(_handle, _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, end - _written)), _written);
            if (count == 0)
                throw new IOException("A file of the staging folder is shorter than what was written to it.");
            if (_shard is null)
                _hash.AppendData(_buffer, 0, count);
            else
                _shard.Append(_buffer.AsSpan(0, count));
            _written += count;
        }

        _written = end;
        if (_isHashed && _shard is null)
            Sync.Advance(_written);
    }
}
