namespace DatasetKit.Client;

/// <summary>A feed in a folder. Links below it are not followed: they could name any file of this machine.</summary>
internal sealed class FolderSource(string folder) : IFeedSource
{
    public string PlaceOf(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    public async Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken)
    {
        var file = Find(path);
        if (!file.Exists)
            return null;
        if (file.Length > maxBytes)
            throw new FeedException(FeedCodes.Unreadable, file.FullName, $"The file has {file.Length} bytes, and at most {maxBytes} are read.");
        using var stream = Open(file);
        var bytes = new byte[file.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    public async Task FetchAsync(string path, long bytes, FileStream target, CancellationToken cancellationToken)
    {
        using var stream = OpenFile(path, bytes);
        stream.Position = target.Position;
        await stream.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a file of a known size.</summary>
    /// <exception cref="FeedException">It is not there, a link, or has another size.</exception>
    public FileStream OpenFile(string path, long bytes)
    {
        var file = Find(path);
        if (!file.Exists)
            throw new FeedException(FeedCodes.Changed, file.FullName, "The feed lists this file, but it is not there.");
        if (file.Length != bytes)
            throw new FeedException(FeedCodes.Changed, file.FullName, $"The file has {file.Length} bytes, but the feed lists {bytes}.");
        return Open(file);
    }

    public void Dispose()
    {
    }

    private FileInfo Find(string path)
    {
        var current = folder;
        foreach (var name in path.Split('/'))
        {
            current = Path.Combine(current, name);
            if (new FileInfo(current).LinkTarget is not null)
                throw new FeedException(FeedCodes.UnsafePath, current, "This is a symbolic link; a feed holds files and folders alone.");
        }

        return new FileInfo(current);
    }

    // A pipe or a device has the length 0 and would be waited for; an empty file has nothing to say.
    private static FileStream Open(FileInfo file) => file.Length > 0
        ? file.OpenRead()
        : throw new FeedException(FeedCodes.Changed, file.FullName, "The file is empty, or is no regular file.");
}
