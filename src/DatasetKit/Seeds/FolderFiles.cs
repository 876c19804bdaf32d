using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>What an entry of a folder is.</summary>
internal enum EntryKind
{
    /// <summary>A file, or a link to one.</summary>
    File,

    /// <summary>A folder; a link to a folder is <see cref="Other"/>, since it could lead back up and never end.</summary>
    Folder,

    /// <summary>What is neither.</summary>
    Other,
}

/// <summary>
/// An open folder, through which its entries are listed and its files read by name. On Linux the system is asked directly and relative to
/// the folder: a hundred thousand files of 2 KB are read in 0.5 s of processor time so, and in 0.9 s by their full paths and file handles.
/// </summary>
internal abstract class FolderFiles : IDisposable
{
    /// <summary>Receives an entry of a folder. The name holds during the call.</summary>
    public delegate void Visit(ReadOnlySpan<byte> name, EntryKind kind);

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder, absolute.</param>
    /// <exception cref="IOException">It is not there or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FolderFiles Open(string path) => LinuxFolder.IsSupported ? new LinuxFolder(path) : new PortableFolder(path);

    /// <summary>Lists the folder, in no order.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    public abstract void List(Visit visit);

    /// <summary>What the system knows of a file; <see cref="Stamp.Missing"/> where there is none.</summary>
    /// <param name="name">The file's name, followed by a NUL in memory.</param>
    public abstract Stamp StampOf(ReadOnlySpan<byte> name);

    /// <summary>Reads a file whole.</summary>
    /// <param name="name">The file's name, followed by a NUL in memory.</param>
    /// <param name="maxBytes">The greatest size; a larger file is not read.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>The file as it was before it was read. Where it is larger than <paramref name="maxBytes"/>, the buffer is empty.</returns>
    /// <exception cref="IOException">It is no regular file or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public abstract Stamp Load(ReadOnlySpan<byte> name, int maxBytes, ref TextBuffer buffer);

    public abstract void Dispose();
}
