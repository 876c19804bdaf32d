using DatasetKit.Seeds;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>A piece of a compressed shard.</summary>
/// <param name="Digest">XXH128 of what it unpacks to.</param>
/// <param name="Bytes">Its size as it is.</param>
internal readonly record struct PackedPiece(Hash128 Digest, int Bytes);

/// <summary>The pieces of the compressed shards of a release, to be taken over where the same content is to be compressed again.</summary>
internal sealed class PackedPieces : IDisposable
{
    // What stands before the first piece.
    private const int HeaderBytes = 6;

    private readonly Dictionary<Hash128, (int Shard, long Offset, int Bytes)> _places = [];
    private readonly Lazy<SafeFileHandle>[] _files;

    /// <param name="directory">The folder of the release.</param>
    /// <param name="shards">Its shards.</param>
    public PackedPieces(string directory, IReadOnlyList<ReleaseFile> shards)
    {
        _files = [.. shards.Select(shard => new Lazy<SafeFileHandle>(() => File.OpenHandle(Path.Combine(directory, shard.Path))))];
        for (var i = 0; i < shards.Count; i++)
        {
            var offset = (long)HeaderBytes;
            foreach (var piece in shards[i].Pieces)
            {
                _places[piece.Digest] = (i, offset, piece.Bytes);
                offset += piece.Bytes;
            }
        }
    }

    /// <summary>Reads a piece as it was compressed before. Several threads may do so.</summary>
    /// <param name="digest">The digest of what it unpacks to.</param>
    /// <param name="room">Room for it.</param>
    /// <returns>Its size; 0 where no piece has the digest.</returns>
    public int Read(Hash128 digest, Span<byte> room)
    {
        if (!_places.TryGetValue(digest, out var place))
            return 0;
        return RandomAccess.Read(_files[place.Shard].Value, room[..place.Bytes], place.Offset) == place.Bytes
            ? place.Bytes
            : throw new IOException("A shard of the last release is shorter than it was.");
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            if (file.IsValueCreated)
                file.Value.Dispose();
        }
    }
}
