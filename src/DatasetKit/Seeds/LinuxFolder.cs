using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>A folder by the calls of Linux: getdents64(2), openat(2), statx(2), read(2).</summary>
internal sealed unsafe partial class LinuxFolder : FolderFiles
{
    private const int ReadFlags = 0x800 | 0x80000; // O_NONBLOCK, so that a pipe does not wait for a writer, and O_CLOEXEC
    private const int EmptyPath = 0x1000;
    private const uint WantedFields = 0x1 | 0x40 | 0x80 | 0x100 | 0x200; // STATX_TYPE, _MTIME, _CTIME, _INO and _SIZE
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int FolderType = 0x4000;

    // struct statx has one layout on all architectures (linux/stat.h).
    private const int StatBytes = 256;
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int SizeAt = 40;
    private const int ChangedAt = 96;
    private const int ModifiedAt = 112;

    // struct linux_dirent64: inode and offset of 8 bytes, then length, type and name.
    private const int EntryLengthAt = 16;
    private const int EntryTypeAt = 18;
    private const int EntryNameAt = 19;
    private const int ListBytes = 1 << 15;

    private readonly string _path;
    private readonly int _folder;

    public LinuxFolder(string path)
    {
        _path = path;
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(path + "\0"))
            _folder = OpenAt(CurrentFolder, name, ReadFlags | FolderFlag);
        if (_folder < 0)
            throw InputFile.Fault(Marshal.GetLastPInvokeError(), path);
    }

    /// <summary>Whether this is a Linux whose calls are known here.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && ListNumber > 0 && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "statx", out _);

    private static int CurrentFolder => -100;

    private static int FolderFlag => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;

    // The C libraries have no name for getdents64 in common, so it goes by its number.
    private static int ListNumber => RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 217, Architecture.Arm64 => 61, _ => 0 };

    // What the system fills need not be cleared before.
    [SkipLocalsInit]
    public override void List(Visit visit)
    {
        var buffer = stackalloc byte[ListBytes];
        long filled;
        while ((filled = SystemCall(ListNumber, _folder, buffer, ListBytes)) > 0)
        {
            for (var at = buffer; at < buffer + filled; at += *(ushort*)(at + EntryLengthAt))
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at + EntryNameAt);
                if (name is not ([(byte)'.'] or [(byte)'.', (byte)'.']))
                    visit(name, KindOf(at + EntryNameAt, at[EntryTypeAt]));
            }
        }

        if (filled < 0)
            throw InputFile.Fault(Marshal.GetLastPInvokeError(), _path);
    }

    public override Stamp StampOf(ReadOnlySpan<byte> name)
    {
        fixed (byte* first = name)
            return Stat(_folder, first, 0, out var stamp) ? stamp : Stamp.Missing;
    }

    public override Stamp Load(ReadOnlySpan<byte> name, int maxBytes, ref TextBuffer buffer)
    {
        int file;
        fixed (byte* first = name)
            file = OpenAt(_folder, first, ReadFlags);
        if (file < 0)
            throw InputFile.Fault(Marshal.GetLastPInvokeError(), System.Text.Encoding.UTF8.GetString(name));
        try
        {
            byte nothing = 0;
            if (!Stat(file, &nothing, EmptyPath, out var stamp))
                throw InputFile.NotRegular(System.Text.Encoding.UTF8.GetString(name));
            buffer.SetLength(0);
            if (stamp.Bytes <= maxBytes)
                ReadAll(file, (int)stamp.Bytes, name, ref buffer);
            return stamp;
        }
        finally
        {
            _ = Close(file);
        }
    }

    public override void Dispose() => _ = Close(_folder);

    // What is appended while the file is read belongs to the next build.
    private static void ReadAll(int file, int length, ReadOnlySpan<byte> name, ref TextBuffer buffer)
    {
        var bytes = buffer.Reserve(length);
        var total = 0;
        fixed (byte* first = bytes)
        {
            while (total < length)
            {
                var count = Read(file, first + total, (nuint)(length - total));
                if (count < 0)
                    throw InputFile.Fault(Marshal.GetLastPInvokeError(), System.Text.Encoding.UTF8.GetString(name));
                if (count == 0)
                    break;
                total += (int)count;
            }
        }

        buffer.SetLength(total);
    }

    private EntryKind KindOf(byte* name, byte type)
    {
        const byte unknown = 0, folder = 4, link = 10;
        if (type is not (unknown or link))
            return type == folder ? EntryKind.Folder : EntryKind.File;
        var stat = stackalloc byte[StatBytes];
        var isLink = type == link;
        const int noFollow = 0x100;
        if (!isLink && StatX(_folder, name, noFollow, WantedFields, stat) == 0)
            isLink = (*(ushort*)(stat + ModeAt) & TypeMask) == 0xA000;
        var isFolder = StatX(_folder, name, 0, WantedFields, stat) == 0 && (*(ushort*)(stat + ModeAt) & TypeMask) == FolderType;
        return !isFolder ? EntryKind.File : isLink ? EntryKind.Other : EntryKind.Folder;
    }

    [SkipLocalsInit]
    private static bool Stat(int folder, byte* name, int flags, out Stamp stamp)
    {
        var stat = stackalloc byte[StatBytes];
        stamp = Stamp.Missing;
        if (StatX(folder, name, flags, WantedFields, stat) != 0 || (*(ushort*)(stat + ModeAt) & TypeMask) != RegularFile)
            return false;
        stamp = new Stamp(*(long*)(stat + SizeAt), Nanoseconds(stat + ModifiedAt), Nanoseconds(stat + ChangedAt), *(long*)(stat + InodeAt));
        return true;
    }

    private static long Nanoseconds(byte* time) => (*(long*)time * 1_000_000_000) + *(uint*)(time + sizeof(long));

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenAt(int folder, byte* name, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, byte* name, int flags, uint mask, byte* result);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long SystemCall(long number, long folder, byte* buffer, long count);
}
