using System.Security.Cryptography;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>One shard while it is written. Bytes reach the compressor in pieces of one size, since its output depends on them.</summary>
internal sealed class ShardFile : IDisposable
{
    private const int PieceBytes = 1 << 17;

    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly IncrementalHash _content;
    private readonly IncrementalHash _uncompressed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashingStream _output;
    private readonly Stream? _compressor;
    private int _filled;

    /// <param name="file">The file to write.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="content">The hash over all shards of the release, which this shard adds to.</param>
    public ShardFile(string file, Compression compression, IncrementalHash content)
    {
        File = file;
        _content = content;
        _output = new HashingStream(new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0));
        _compressor = ShardCompressor.Open(compression, _output);
    }

    public string File { get; }

    public int RecordCount { get; private set; }

    public long UncompressedBytes { get; private set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        RecordCount++;
        UncompressedBytes += record.Length;
        while (!record.IsEmpty)
        {
            var count = Math.Min(record.Length, PieceBytes - _filled);
            record[..count].CopyTo(_piece.AsSpan(_filled));
            _filled += count;
            record = record[count..];
            if (_filled == PieceBytes)
                WritePiece();
        }
    }

    /// <summary>Ends the shard and makes it durable.</summary>
    public ReleaseFile Finish(string split, string path)
    {
        WritePiece();
        _compressor?.Dispose();
        var sha256 = _output.Finish();
        return new ReleaseFile(path, _output.Length, sha256)
        {
            Shard = new ShardInfo(split, RecordCount, UncompressedBytes, _compressor is null ? sha256 : Digest.Finish(_uncompressed)),
        };
    }

    public void Dispose()
    {
        _output.Dispose();
        _uncompressed.Dispose();
    }

    private void WritePiece()
    {
        var piece = _piece.AsSpan(0, _filled);
        _content.AppendData(piece);
        if (_compressor is not null)
            _uncompressed.AppendData(piece);
        (_compressor ?? _output).Write(_piece, 0, _filled);
        _filled = 0;
    }
}
