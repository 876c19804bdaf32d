using System.Globalization;
using System.Runtime.InteropServices;

namespace DatasetKit.Cli;

/// <summary>
/// Lets Linux give the start of the collector's heap huge pages. The collector makes it usable 64 KiB at a time, and so the kernel gives it page by
/// page: 3,500 of the 4,300 page faults of a build of 10,000 documents, and on a virtual processor, which pays some 20 µs for each, a fifth of its time.
/// A system that has no huge pages, or none left, costs nothing but that. See DECISIONS.md.
/// </summary>
internal static partial class HugePages
{
    private const int PageBytes = 2 << 20;
    private const int HeapBytes = 96 << 20;

    // What sys/resource.h calls RLIMIT_DATA and RLIM_INFINITY.
    private const int DataLimit = 2;
    private const ulong NoLimit = ulong.MaxValue;

    // What linux/mman.h calls PROT_READ | PROT_WRITE, MADV_HUGEPAGE, MADV_DODUMP and MADV_COLLAPSE.
    private const int ReadWrite = 3;
    private const int HugePage = 14;
    private const int Dump = 17;
    private const int Collapse = 25;

    /// <summary>Asks for them, once, when a process begins. What the kernel refuses is left to the collector.</summary>
    public static void Advise()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return;
        try
        {
            // Where memory is counted when it is made usable, and not when it is used, this much would be missing elsewhere.
            if (GetLimit(DataLimit, out var limit) == 0 && limit.Current == NoLimit && File.ReadAllText("/proc/sys/vm/overcommit_memory") is not ['2', ..])
                AdviseHeap();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A sandbox without /proc: nothing is known of the heap, and it stays as it is.
        }
    }

    private static void AdviseHeap()
    {
        var young = AddressOf(new byte[1]);
        var (start, end) = HeapAt(Math.Min(young, AddressOf(GC.AllocateUninitializedArray<byte>(1, pinned: true))));

        // The kernel gives no huge page across two areas, and areas are told apart by their rights and flags.
        if (Protect(start, end - start, ReadWrite) == 0 && Advise(start, end - start, Dump) == 0 && Advise(start, end - start, HugePage) == 0)
            _ = Advise(young & ~(nint)(PageBytes - 1), PageBytes, Collapse);
    }

    /// <summary>The memory of the heap around an address and what adjoins it behind, used or reserved.</summary>
    private static (nint Start, nint End) HeapAt(nint address)
    {
        var (heapStart, heapEnd) = ((nint)0, (nint)0);
        foreach (var line in File.ReadLines("/proc/self/maps"))
        {
            var (start, end, isHeap) = Area(line);
            if (end <= address)
                continue;
            if (heapStart == 0)
                (heapStart, heapEnd) = (start, start);
            if (start != heapEnd || !isHeap || heapEnd - heapStart >= HeapBytes)
                break;
            heapEnd = end;
        }

        return (heapStart, Math.Min(heapEnd, heapStart + HeapBytes));
    }

    /// <summary>
    /// Reads a line of proc_pid_maps(5). An area can be of the heap that is of no file and has no name; what cannot be read or written, if it is larger
    /// than the guard of a stack, which has to stay as it is.
    /// </summary>
    private static (nint Start, nint End, bool IsHeap) Area(ReadOnlySpan<char> line)
    {
        var (dash, blank) = (line.IndexOf('-'), line.IndexOf(' '));
        var start = nint.Parse(line[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var end = nint.Parse(line[(dash + 1)..blank], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var isUsable = line.Slice(blank + 1, 4) switch { "rw-p" => true, "---p" => end - start > PageBytes / 2, _ => false };
        return (start, end, isUsable && line.TrimEnd().EndsWith(" 00:00 0", StringComparison.Ordinal));
    }

    private static nint AddressOf(byte[] array) => Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(nint address, nint length, int rights);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nint length, int advice);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit
    {
        public readonly ulong Current;
        public readonly ulong Most;
    }
}
