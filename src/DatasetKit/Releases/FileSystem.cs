using System.Runtime.InteropServices;
using DatasetKit.Metadata;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>What .NET does not offer: durable folders and renames that never replace by accident.</summary>
internal static partial class FileSystem
{
    private const int OpenReadOnly = 0;
    private const int CurrentFolder = -100;
    private const uint RenameNoReplace = 1;
    private const uint RenameExchange = 2;
    private const uint SyncRangeWrite = 2;
    private const int PermissionDenied = 13;
    private const int AlreadyExists = 17;
    private const int NotSupported = 95;
    private const int NotImplemented = 38;
    private const int InvalidArgument = 22;

    /// <summary>Writes a file and makes it durable.</summary>
    public static void WriteDurably(string file, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
        MakeDurable(stream.SafeFileHandle);
    }

    /// <summary>
    /// Waits until the disk has what was written to files that are closed. All are given to it before the first is waited for, so that one entry of the
    /// file system's journal holds them: 7 files take 3 ms and not 8.
    /// </summary>
    /// <exception cref="IOException">The disk could not take it.</exception>
    public static void MakeDurable(IEnumerable<string> files)
    {
        var handles = new List<SafeFileHandle>();
        try
        {
            foreach (var file in files)
            {
                handles.Add(File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite));
                if (OperatingSystem.IsLinux())
                    _ = SyncRange(handles[^1], 0, 0, SyncRangeWrite);
            }

            handles.ForEach(MakeDurable);
        }
        finally
        {
            handles.ForEach(handle => handle.Dispose());
        }
    }

    /// <summary>Waits until the disk has what was written to a file. .NET's own call says nothing of a fault of the disk on Linux (10.0.401).</summary>
    /// <param name="file">The file, open for writing and without a buffer of its own.</param>
    /// <exception cref="IOException">The disk could not take it.</exception>
    public static void MakeDurable(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.FlushToDisk(file);
        else if (Sync(file) != 0)
            ThrowUnlessUnsupported(Marshal.GetLastPInvokeError());
    }

    /// <summary>
    /// Writes a file in one step, durably: whoever reads it sees the old bytes or the new ones. Only one process may do so at a time. A file
    /// that has these bytes is left alone.
    /// </summary>
    public static void ReplaceDurably(string file, ReadOnlySpan<byte> bytes)
    {
        if (Holds(file, bytes))
            return;
        var folder = Path.GetDirectoryName(file)!;
        var temporary = Path.Combine(folder, $".new-{Path.GetFileName(file)}");

        // What a killed process left of its own is of no use.
        File.Delete(temporary);
        try
        {
            WriteDurably(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        SyncFolder(folder);
    }

    /// <summary>Whether a file is what is to be written; one that cannot be read is not.</summary>
    private static bool Holds(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return File.Exists(file) && new FileInfo(file).Length == bytes.Length && bytes.SequenceEqual(InputFile.ReadAll(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Copies a file, or gives it a second name where it may and the system can.</summary>
    public static void LinkOrCopy(string file, string target, bool mayLink)
    {
        if (!mayLink || OperatingSystem.IsWindows() || Link(file, target) != 0)
            File.Copy(file, target);
    }

    /// <summary>Copies a part of a file into another; on Linux within the kernel, which can share the blocks on some file systems.</summary>
    public static void CopyRange(SafeFileHandle source, long offset, SafeFileHandle target, long targetOffset, long length)
    {
        while (length > 0 && OperatingSystem.IsLinux())
        {
            var count = CopyFileRange(source, ref offset, target, ref targetOffset, (nuint)length, 0);
            if (count <= 0)
                break;
            length -= count;
        }

        // Not on one file system, or not on Linux.
        var buffer = length > 0 ? new byte[1 << 18] : [];
        while (length > 0)
        {
            var count = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length)), offset);
            if (count == 0)
                throw new IOException("A file is shorter than what was written to it.");
            RandomAccess.Write(target, buffer.AsSpan(0, count), targetOffset);
            (offset, targetOffset, length) = (offset + count, targetOffset + count, length - count);
        }
    }

    /// <summary>Lets the system drop a file from its memory, since it is about to be removed: of the 70 ms that the removal of 200 MB takes these are 12, and others can be done meanwhile. On Linux alone; it promises nothing.</summary>
    public static void Forget(SafeFileHandle file)
    {
        const int dontNeed = 4;
        if (OperatingSystem.IsLinux())
            _ = Advise(file, 0, 0, dontNeed);
    }

    /// <summary>Makes the entries of a folder durable. Windows has no such call and needs none.</summary>
    /// <exception cref="IOException">The disk could not take them.</exception>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, OpenReadOnly);

        // A folder that may be written and not read cannot be asked for.
        if (handle < 0 && Marshal.GetLastPInvokeError() is var refusal)
        {
            if (refusal != PermissionDenied)
                ThrowUnlessUnsupported(refusal);
            return;
        }

        var fault = Sync(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (fault != 0)
            ThrowUnlessUnsupported(fault);
    }

    // What a file system has no use for it refuses so.
    private static void ThrowUnlessUnsupported(int fault)
    {
        const int readOnlySystem = 30, notSupportedOnMacOS = 45;
        if (fault is not (InvalidArgument or NotSupported or readOnlySystem or notSupportedOnMacOS))
            throw new IOException($"What was written could not be made durable: {Marshal.GetPInvokeErrorMessage(fault)}.");
    }

    /// <summary>
    /// Puts a folder in the place of another in one step where the system can; what stood there is then at the first path. The two must be
    /// on one volume.
    /// </summary>
    /// <returns>Whether something stood there.</returns>
    /// <exception cref="IOException">The folder cannot be moved.</exception>
    public static bool Publish(string folder, string target)
    {
        if (OperatingSystem.IsLinux())
        {
            if (TryRename(folder, target, RenameNoReplace))
                return false;
            if (TryRename(folder, target, RenameExchange))
                return true;
        }

        if (!Directory.Exists(target))
        {
            Directory.Move(folder, target);
            return false;
        }

        // Two steps where there is no exchange: between them there is no release, but the old one is whole under its other name.
        var aside = $"{folder}.old";
        Directory.Move(target, aside);
        Directory.Move(folder, target);
        Directory.Move(aside, folder);
        return true;
    }

    private static bool TryRename(string folder, string target, uint flags)
    {
        try
        {
            if (Rename(CurrentFolder, folder, CurrentFolder, target, flags) == 0)
                return true;
        }
        catch (EntryPointNotFoundException)
        {
            // musl before 1.2.6 has no wrapper for the call.
            return false;
        }

        return Marshal.GetLastPInvokeError() is AlreadyExists or NotSupported or NotImplemented or InvalidArgument
            ? false
            : throw new IOException($"'{folder}' cannot be moved to '{target}': {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncRange(SafeFileHandle file, long offset, long length, uint flags);

    [LibraryImport("libc", EntryPoint = "copy_file_range", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint CopyFileRange(SafeFileHandle source, ref long offset, SafeFileHandle target, ref long targetOffset, nuint length, uint flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string file, string target);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
