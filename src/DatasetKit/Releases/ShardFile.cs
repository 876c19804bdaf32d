using System.Security.Cryptography;
using DatasetKit.Projects;

namespace DatasetKit.Releases;

/// <summary>One shard while it is written.</summary>
internal sealed class ShardFile : IDisposable
{
    private readonly IncrementalHash _uncompressed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashingStream _output;
    private readonly PieceWriter? _compressor;
    private long _bytes;

    /// <param name="file">The file to write.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="earlier">What has been compressed before, if anything.</param>
    /// <param name="hasFreeThread">Whether a thread is free to compress too.</param>
    public ShardFile(string file, Compression compression, PackedPieces? earlier, bool hasFreeThread)
    {
        File = file;
        _output = new HashingStream(file);
        _compressor = ShardCompressor.Open(compression, _output, earlier, hasFreeThread);
    }

    /// <summary>Where it is written.</summary>
    public string File { get; }

    public void Append(ReadOnlySpan<byte> lines)
    {
        _bytes += lines.Length;
        if (_compressor is null)
        {
            _output.Write(lines);
            return;
        }

        _uncompressed.AppendData(lines);
        _compressor.Write(lines);
    }

    /// <summary>Writes what is left, after which the file is whole.</summary>
    public void End() => _compressor?.Dispose();

    /// <summary>Ends the shard and closes its file.</summary>
    /// <exception cref="IOException">A part of it could not be made durable.</exception>
    public ReleaseFile Finish(ShardPlan plan, string path)
    {
        End();
        var sha256 = _output.Sha256;
        _output.Sync.Wait();
        _output.Dispose();
        return new ReleaseFile(path, _output.Length, sha256)
        {
            Shard = new ShardInfo(plan.Split, plan.Records.Count, _bytes, _compressor is null ? sha256 : Digest.Finish(_uncompressed)),
            Pieces = _compressor?.Pieces ?? [],
        };
    }

    public void Dispose()
    {
        _compressor?.Abandon();
        _output.Dispose();
        _uncompressed.Dispose();
    }
}
