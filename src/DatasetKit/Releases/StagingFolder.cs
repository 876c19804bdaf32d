namespace DatasetKit.Releases;

/// <summary>
/// The folder in which a release is built, on the volume where it will stand. While one is open no other build of the dataset runs there;
/// what a killed build left is swept when the next begins.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string Prefix = ".staging-";

    private readonly FileStream _lock;

    private StagingFolder(string parent, FileStream heldLock, bool hasWaited)
    {
        (_lock, HasWaited) = (heldLock, hasWaited);
        Parent = parent;
        Folder = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
    }

    /// <summary>The dataset's folder, which holds its releases.</summary>
    public string Parent { get; }

    /// <summary>Whether another build had to be waited for; what was known before is then old.</summary>
    public bool HasWaited { get; }

    /// <summary>The folder to build in.</summary>
    public string Folder { get; }

    /// <summary>Waits until no other build uses the folder, sweeps what killed builds left, and makes a fresh staging folder.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static StagingFolder Create(string parent, Action? waiting, CancellationToken cancellationToken)
    {
        Make(parent);
        var hasWaited = false;
        var held = FolderLock.Acquire(parent, () => { hasWaited = true; waiting?.Invoke(); }, cancellationToken);
        var staging = new StagingFolder(parent, held, hasWaited);
        try
        {
            foreach (var left in Directory.EnumerateDirectories(parent, Prefix + "*"))
                Directory.Delete(left, recursive: true);
            Directory.CreateDirectory(staging.Folder);
            return staging;
        }
        catch
        {
            staging.Dispose();
            throw;
        }
    }

    // The system says only that it could not find a part of the path.
    private static void Make(string folder)
    {
        for (var above = folder; above is not null; above = System.IO.Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
                throw new IOException($"'{above}' is a file, where a folder is needed; name another folder, or remove the file.");
        }

        Directory.CreateDirectory(folder);
    }

    /// <summary>The path of a file in the staging folder, whose folders are made.</summary>
    public string PathOf(string relative)
    {
        var path = System.IO.Path.Combine(Folder, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Removes the staging folder.</summary>
    public void Clear()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Removes the staging folder and lets the next build in.</summary>
    public void Dispose()
    {
        try
        {
            Clear();
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
