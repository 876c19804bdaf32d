using System.Runtime.InteropServices;
using System.Text;

namespace DatasetKit.Validation;

/// <summary>All documents of a run, in the order of the corpus.</summary>
/// <param name="before">The documents of the last build, whose ids need not be copied; null where none are carried on.</param>
internal sealed class DocumentTable(DocumentTable? before = null)
{
    private const int ChunkBits = 14;

    private readonly List<DocumentEntry[]> _chunks = [];
    private readonly Utf8Arena _ids = before?._ids ?? new Utf8Arena();
    private readonly Dictionary<int, string> _idPaths = [];

    public int Count { get; private set; }

    public ref DocumentEntry this[int index] => ref _chunks[index >> ChunkBits][index & ((1 << ChunkBits) - 1)];

    /// <summary>An id in UTF-8, whose byte order is that of code points.</summary>
    public ReadOnlySpan<byte> IdOf(int index) => _ids[this[index].Id];

    public string IdTextOf(int index) => Encoding.UTF8.GetString(IdOf(index));

    /// <summary>Adds a document.</summary>
    /// <param name="entry">What is known of it; its id is set here.</param>
    /// <param name="id">Its id in UTF-8.</param>
    /// <returns>Its index.</returns>
    public int Add(in DocumentEntry entry, ReadOnlySpan<byte> id)
    {
        var index = AddKnown(entry);
        this[index].Id = _ids.Add(id);
        return index;
    }

    /// <summary>Adds a document of the last build, whose id is known.</summary>
    public int AddKnown(in DocumentEntry entry)
    {
        if (Count >> ChunkBits == _chunks.Count)
            _chunks.Add(new DocumentEntry[1 << ChunkBits]);
        _chunks[^1][Count & ((1 << ChunkBits) - 1)] = entry;
        return Count++;
    }

    /// <summary>Writes the documents as they are in memory, so that they are read without a look at each; their ids without those of documents that are gone.</summary>
    public void Write(BinaryWriter writer)
    {
        var ids = new Utf8Arena();
        var chunk = new DocumentEntry[1 << ChunkBits];
        writer.Write(Count);
        for (var start = 0; start < Count; start += chunk.Length)
        {
            var entries = chunk.AsSpan(0, Math.Min(chunk.Length, Count - start));
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = this[start + i];
                entries[i].Id = ids.Add(IdOf(start + i));
            }

            writer.Write(MemoryMarshal.AsBytes(entries));
        }

        ids.Write(writer);
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
            table._chunks.Add(new DocumentEntry[1 << ChunkBits]);
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table._chunks[^1].AsSpan(0, Math.Min(left, 1 << ChunkBits))));
        }

        table._ids.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
            table._idPaths[reader.ReadInt32()] = reader.ReadString();
        return table;
    }

    /// <summary>Remembers the file in which a document's id stands, where that is not its seed but a sidecar or the like.</summary>
    public void SetIdPath(int index, string path) => _idPaths[index] = path;

    /// <summary>The file in which a document's id stands; null for its seed.</summary>
    public string? IdPathOf(int index) => _idPaths.GetValueOrDefault(index);
}
