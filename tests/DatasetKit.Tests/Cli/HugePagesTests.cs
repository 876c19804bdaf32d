using System.Globalization;
using System.Runtime.InteropServices;
using DatasetKit.Cli;

namespace DatasetKit.Tests.Cli;

public class HugePagesTests
{
    /// <summary>proc_pid_smaps(5): an area that was advised to have huge pages has the flag 'hg'.</summary>
    [SkippableFact]
    public void TheHeapMayHaveHugePages()
    {
        Skip.IfNot(File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"), "This kernel has no transparent huge pages.");
        HugePages.Advise();
        var pinned = GC.AllocateUninitializedArray<byte>(1, pinned: true);
        Assert.Contains(" hg", FlagsAt(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0)), StringComparison.Ordinal);
        GC.KeepAlive(pinned);
    }

    private static string FlagsAt(nint address)
    {
        var isThere = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var range = line.Split(' ')[0].Split('-');
            if (range.Length == 2 && nint.TryParse(range[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var start))
                isThere = start <= address && address < nint.Parse(range[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            else if (isThere && line.StartsWith("VmFlags:", StringComparison.Ordinal))
                return line;
        }

        return "";
    }
}
