using System.Text;

namespace DatasetKit.Validation;

/// <summary>All documents of a run, in the order of the corpus.</summary>
internal sealed class DocumentTable
{
    private const int ChunkBits = 14;

    private readonly List<DocumentEntry[]> _chunks = [];
    private readonly Utf8Arena _ids = new();
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
        if (Count >> ChunkBits == _chunks.Count)
            _chunks.Add(new DocumentEntry[1 << ChunkBits]);
        ref var added = ref _chunks[^1][Count & ((1 << ChunkBits) - 1)];
        added = entry;
        added.Id = _ids.Add(id);
        return Count++;
    }

    /// <summary>Remembers the file in which a document's id stands, where that is not its seed but a sidecar or the like.</summary>
    public void SetIdPath(int index, string path) => _idPaths[index] = path;

    /// <summary>The file in which a document's id stands; null for its seed.</summary>
    public string? IdPathOf(int index) => _idPaths.GetValueOrDefault(index);
}
