using System.Text;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>Writes a <see cref="StateFile"/>.</summary>
/// <param name="file">The file; what it held is lost.</param>
internal sealed class StateFileWriter(string file) : IDisposable
{
    private readonly BinaryWriter _writer = new(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16));
    private readonly MemoryStream _block = new();
    private readonly List<(string Path, long Offset, int Bytes, Hash128 Digest)> _folders = [];

    /// <summary>Adds the block of a folder, as <see cref="FolderState.Write"/> makes it.</summary>
    public void Add(SeedFolder folder, ReadOnlySpan<SeedState> states, ReadOnlySpan<int> firstDocuments, ReadOnlySpan<int> documentCounts)
    {
        _block.SetLength(0);
        using (var writer = new BinaryWriter(_block, Encoding.UTF8, leaveOpen: true))
            FolderState.Write(writer, folder, states, firstDocuments, documentCounts);
        var bytes = _block.GetBuffer().AsSpan(0, (int)_block.Length);
        _folders.Add((folder.Path, _writer.BaseStream.Position, bytes.Length, Hash128.Of(bytes)));
        _writer.Write(bytes);
    }

    /// <summary>Adds all else and closes the file.</summary>
    public void Complete(StateFile state)
    {
        var header = state.Header(_folders);
        var start = _writer.BaseStream.Position;
        _writer.Write(header);
        _writer.Write(start);
        Hash128.Of(header).Write(_writer);
        Dispose();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _block.Dispose();
    }
}
