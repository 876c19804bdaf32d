using System.Runtime.InteropServices;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Description => $"{Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor() => File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
        : RuntimeInformation.ProcessArchitecture.ToString();
}
