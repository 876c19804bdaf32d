using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Metadata;

/// <summary>
/// Opens files of the corpus. A named pipe, a socket or a device that stands where a seed is expected would hang a build for ever, so only
/// what has a length is opened.
/// </summary>
internal static partial class InputFile
{
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int SeekEnd = 2;
    private const int NoSuchEntry = 2;
    private const int AccessDenied = 13;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">It is not there, or no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SafeFileHandle Open(string file) => OperatingSystem.IsLinux() ? OpenOnLinux(file) : File.OpenHandle(file);

    /// <summary>All that a file holds.</summary>
    /// <exception cref="IOException">It is not there, or no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAll(string file)
    {
        using var handle = Open(file);
        var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(RandomAccess.GetLength(handle), Array.MaxLength));
        var total = 0;
        while (total < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(total), total) is > 0 and var count)
            total += count;
        return total == bytes.Length ? bytes : bytes[..total];
    }

    /// <summary>A stream over a file.</summary>
    /// <exception cref="IOException">It is not there, or no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenStream(string file)
    {
        var stream = new FileStream(Open(file), FileAccess.Read, bufferSize: 0);
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw NotRegular(file);
    }

    /// <summary>What an error number of Linux means for a file.</summary>
    public static Exception Fault(int error, string file) => error switch
    {
        NoSuchEntry => new FileNotFoundException("The file is not there.", file),
        AccessDenied => new UnauthorizedAccessException($"Access to '{file}' is denied."),
        _ => new IOException($"'{file}' cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
    };

    public static IOException NotRegular(string file) => new($"'{file}' is no regular file.");

    // File.OpenHandle waits in open(2) until somebody writes to a pipe; with O_NONBLOCK it returns, and a pipe has no end to seek.
    private static SafeFileHandle OpenOnLinux(string file)
    {
        var descriptor = OpenFile(file, ReadOnly | NonBlocking | CloseOnExec);
        if (descriptor < 0)
            throw Fault(Marshal.GetLastPInvokeError(), file);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (SeekTo(descriptor, 0, SeekEnd) is >= 0 and var length && SeekTo(descriptor, 0, 0) == 0 && (length > 0 || IsEmpty(handle)))
            return handle;
        handle.Dispose();
        throw NotRegular(file);
    }

    // A device such as /dev/zero has no length, and no end.
    private static bool IsEmpty(SafeFileHandle handle)
    {
        Span<byte> first = stackalloc byte[1];
        return RandomAccess.Read(handle, first, 0) == 0;
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long SeekTo(nint descriptor, long offset, int origin);
}
