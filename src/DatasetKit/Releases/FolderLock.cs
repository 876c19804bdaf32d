namespace DatasetKit.Releases;

/// <summary>
/// A lock of a folder between processes. It is the operating system's and ends with the process; the file stays, since removing it would race.
/// </summary>
internal static class FolderLock
{
    private const string FileName = ".lock";

    /// <summary>Waits until nobody else holds the lock.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="waiting">Called once where somebody has to be waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The lock cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static FileStream Acquire(string folder, Action? waiting, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(folder) is { } held)
                return held;
            waiting?.Invoke();
            waiting = null;
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>The lock, or null where somebody else holds it.</summary>
    public static FileStream? TryAcquire(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsHeld(fault))
        {
            return null;
        }
    }

    // EAGAIN from flock on Linux, the same on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
