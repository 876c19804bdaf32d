using System.Runtime.InteropServices;
using System.Text;

namespace DatasetKit.Validation;

/// <summary>All documents of a run, in the order of the corpus.</summary>
/// <param name="before">The documents of the last build; null where none are carried on. Ids, and whole chunks that are the same in this one, are shared.</param>
internal sealed class DocumentTable(DocumentTable? before = null)
{
    private const int ChunkBits = 14;
    private const int ChunkMask = (1 << ChunkBits) - 1;

    private readonly List<DocumentEntry[]> _chunks = [];
    private readonly Utf8Arena _ids = before?._ids ?? new Utf8Arena();
    private readonly Dictionary<int, string> _idPaths = [];

    public int Count { get; private set; }

    public ref DocumentEntry this[int index] => ref _chunks[index >> ChunkBits][index & ChunkMask];

    /// <summary>An id in UTF-8, whose byte order is that of code points.</summary>
    public ReadOnlySpan<byte> IdOf(int index) => _ids[this[index].Id];

    public string IdTextOf(int index) => Encoding.UTF8.GetString(IdOf(index));

    /// <summary>Adds a document.</summary>
    /// <param name="entry">What is known of it; its id is set here.</param>
    /// <param name="id">Its id in UTF-8.</param>
    /// <returns>Its index.</returns>
    public int Add(in DocumentEntry entry, ReadOnlySpan<byte> id)
    {
        ref var added = ref AddOwn();
        added = entry;
        added.Id = _ids.Add(id);
        return Count - 1;
    }

    /// <summary>Adds a document of the last build. What has its place there still is not copied, which would be most of the work where one seed of many has changed.</summary>
    /// <param name="document">Its index there.</param>
    /// <param name="seed">The number of its seed in this build.</param>
    /// <returns>Its index.</returns>
    public int AddKnown(int document, int seed)
    {
        if (document == Count && (Count & ChunkMask) == 0)
            _chunks.Add(before!._chunks[Count >> ChunkBits]);
        if (document != Count || !IsShared(Count >> ChunkBits))
            AddOwn() = before![document];
        else
            Count++;
        this[Count - 1].Seed = seed;
        return Count - 1;
    }

    /// <summary>Writes the documents as they are in memory, so that they are read without a look at each.</summary>
    public void Write(BinaryWriter writer)
    {
        var ids = HasManyForgottenIds() ? new Utf8Arena() : null;
        writer.Write(Count);
        for (var start = 0; start < Count; start += 1 << ChunkBits)
        {
            var entries = _chunks[start >> ChunkBits].AsSpan(0, Math.Min(1 << ChunkBits, Count - start));
            writer.Write(MemoryMarshal.AsBytes(ids is null ? entries : Moved(entries, ids)));
        }

        (ids ?? _ids).Write(writer);
        writer.Write(_idPaths.Count);
        foreach (var (index, path) in _idPaths)
        {
            writer.Write(index);
            writer.Write(path);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DocumentTable Read(BinaryReader reader)
    {
        var table = new DocumentTable { Count = reader.ReadInt32() };
        for (var left = table.Count; left > 0; left -= 1 << ChunkBits)
        {
            table._chunks.Add(GC.AllocateUninitializedArray<DocumentEntry>(1 << ChunkBits));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table._chunks[^1].AsSpan(0, Math.Min(left, 1 << ChunkBits))));
        }

        table._ids.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
            table._idPaths[reader.ReadInt32()] = reader.ReadString();
        return table;
    }

    private bool IsShared(int chunk) => chunk < _chunks.Count && chunk < before?._chunks.Count && _chunks[chunk] == before._chunks[chunk];

    /// <summary>Room for one more document, in a chunk that is not shared.</summary>
    private ref DocumentEntry AddOwn()
    {
        var chunk = Count >> ChunkBits;
        if (chunk == _chunks.Count)
            _chunks.Add(new DocumentEntry[1 << ChunkBits]);
        else if (IsShared(chunk))
            _chunks[chunk] = [.. _chunks[chunk]];
        return ref this[Count++];
    }

    /// <summary>Remembers the file in which a document's id stands, where that is not its seed but a sidecar or the like.</summary>
    public void SetIdPath(int index, string path) => _idPaths[index] = path;

    /// <summary>The file in which a document's id stands; null for its seed.</summary>
    public string? IdPathOf(int index) => _idPaths.GetValueOrDefault(index);

    /// <summary>Whether a good part of the ids are of documents that are gone.</summary>
    private bool HasManyForgottenIds()
    {
        var bytes = 0L;
        for (var i = 0; i < Count; i++)
            bytes += this[i].Id.Bytes;
        return _ids.Bytes > bytes + (bytes / 8);
    }

    private DocumentEntry[] Moved(ReadOnlySpan<DocumentEntry> entries, Utf8Arena ids)
    {
        var result = entries.ToArray();
        for (var i = 0; i < result.Length; i++)
            result[i].Id = ids.Add(_ids[result[i].Id]);
        return result;
    }
}
