using System.Runtime.InteropServices;

namespace DatasetKit.Cli;

/// <summary>
/// Keeps the places of standard streams that are closed. The system gives the lowest free number to the next file, and the runtime's own pipe for
/// signals took that of standard error: what was said there ended the process by the signal whose number it spelt.
/// </summary>
internal static partial class StandardStreams
{
    private const int GetFlags = 1;
    private const int OpenReadOnly = 0;
    private const int OpenWriteOnly = 1;
    private const int Error = 2;

    /// <summary>Fills them, once, before anything else is opened. Writing to standard output still fails; what is said to standard error is dropped.</summary>
    public static void Reserve()
    {
        if (OperatingSystem.IsWindows())
            return;
        for (var stream = 0; stream <= Error; stream++)
        {
            if (Control(stream, GetFlags) < 0)
                _ = Open("/dev/null", stream == Error ? OpenWriteOnly : OpenReadOnly);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int file, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);
}
