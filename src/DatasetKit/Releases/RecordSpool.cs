using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>
/// Holds the records of one split on disk, in the order of the corpus. Where that is the order of their ids too, as it is unless documents
/// name ids of their own, the spool needs no sorting and becomes the shard. Where shards are compressed, it is compressed at once, which takes
/// as long as all else; the lines as they are need not be written then, and are unpacked for those who ask for them after all.
/// </summary>
internal sealed class RecordSpool : IDisposable
{
    private const int BufferBytes = 1 << 19;

    private readonly string _file;
    private readonly long _maxShardBytes;
    private readonly CancellationToken _cancellationToken;
    private ShardFile? _packed;
    private HashingStream? _lines;
    private BufferedStream? _buffered;

    /// <param name="file">The file.</param>
    /// <param name="maxShardBytes">The greatest length with which the spool can become a shard; 0 where it never can.</param>
    /// <param name="compression">How shards are compressed.</param>
    /// <param name="keepsLines">Whether the lines are read even where the compressed spool becomes the shard.</param>
    /// <param name="cancellationToken">Stops the unpacking.</param>
    public RecordSpool(string file, long maxShardBytes, Compression compression, bool keepsLines, CancellationToken cancellationToken)
    {
        (_file, _maxShardBytes, _cancellationToken) = (file, maxShardBytes, cancellationToken);
        if (compression != Compression.None && maxShardBytes > 0)
            _packed = new ShardFile($"{file}{ShardCompressor.Extension(compression)}", compression, earlier: null, hasFreeThread: false);
        if (_packed is null || keepsLines)
            OpenLines(mayBeShard: compression == Compression.None && maxShardBytes > 0);
    }

    public string File => _file;

    /// <summary>How many bytes of lines it holds.</summary>
    public long Length { get; private set; }

    /// <summary>The compressed shard of all records; null where the spool cannot become one, or is none.</summary>
    public ShardFile? Shard => _packed;

    /// <summary>The lines, to be read once all are there. Where there was only the compressed shard, there is none any more.</summary>
    public HashingStream Lines
    {
        get
        {
            if (_lines is null)
                StopPacking();
            _buffered!.Flush();
            return _lines!;
        }
    }

    /// <summary>Adds the lines of records.</summary>
    /// <returns>Where they begin.</returns>
    public long Append(ReadOnlySpan<byte> lines)
    {
        var offset = Length;
        if (offset + lines.Length > _maxShardBytes)
            StopBeingShard();
        _packed?.Append(lines);
        _buffered?.Write(lines);
        Length += lines.Length;
        return offset;
    }

    /// <summary>Tells that the spool cannot become a shard as it is.</summary>
    public void StopBeingShard()
    {
        if (_packed is not null)
            StopPacking();
        _lines!.StopHashing();
    }

    public void Dispose()
    {
        _packed?.Dispose();
        _lines?.Dispose();
    }

    private void OpenLines(bool mayBeShard)
    {
        _lines = new HashingStream(_file);
        _buffered = new BufferedStream(_lines, BufferBytes);
        if (!mayBeShard)
            _lines.StopHashing();
    }

    private void StopPacking()
    {
        var packed = _packed!;
        _packed = null;
        using (packed)
        {
            if (_lines is null)
                packed.End();
        }

        if (_lines is null)
        {
            OpenLines(mayBeShard: false);
            ShardCompressor.Unpack(packed.File, Length, _buffered!, _cancellationToken);
        }

        System.IO.File.Delete(packed.File);
    }
}
