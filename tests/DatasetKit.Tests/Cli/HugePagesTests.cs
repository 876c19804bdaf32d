using DatasetKit.Cli;

namespace DatasetKit.Tests.Cli;

public class HugePagesTests
{
    /// <summary>proc_pid_smaps(5): an area that was advised to have huge pages has the flag 'hg'. Which one it is depends on what the other tests of the process have allocated.</summary>
    [SkippableFact]
    public void TheHeapMayHaveHugePages()
    {
        Skip.IfNot(File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"), "This kernel has no transparent huge pages.");
        HugePages.Advise();
        Assert.Contains(File.ReadLines("/proc/self/smaps"), static line => line.StartsWith("VmFlags:", StringComparison.Ordinal) && line.Contains(" hg", StringComparison.Ordinal));
    }
}
