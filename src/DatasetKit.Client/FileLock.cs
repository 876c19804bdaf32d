namespace DatasetKit.Client;

/// <summary>A lock between processes that ends with the process that holds it. The file stays, since removing it would race.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);

    public static async Task<FileStream> AcquireAsync(string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException fault) when (IsHeld(fault))
            {
                await Task.Delay(s_step, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // EAGAIN from flock on Linux, the same on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
