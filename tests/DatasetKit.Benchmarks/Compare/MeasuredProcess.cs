using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>
/// Runs programs and asks the operating system what they cost (Linux). A shell starts the program and ends, and the program becomes our
/// child: were it started from here, its peak memory would count from this process's own, which the kernel takes over at the start.
/// </summary>
internal static partial class MeasuredProcess
{
    private const int ChildSubreaper = 36;

    public static Measurement Run(IReadOnlyList<string> command, string directory, string log)
    {
        if (SetProcessControl(ChildSubreaper, 1, 0, 0, 0) != 0)
            throw new Win32Exception();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = directory };
        foreach (var argument in (string[])["-c", "exec 3<&0; log=$1; shift; { read go; exec \"$@\" </dev/null >\"$log\" 2>&1 3<&-; } <&3 & echo $!", "sh", log, .. command])
            start.ArgumentList.Add(argument);
        using var shell = Process.Start(start)!;
        var pid = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);

        // The program waits until the shell is gone, or a quick one could end while it is still the shell's child.
        shell.WaitForExit();
        var began = Stopwatch.GetTimestamp();
        shell.StandardInput.WriteLine();
        int status;
        ResourceUsage usage;
        while (Wait(pid, out status, 0, out usage) != pid)
        {
            const int Interrupted = 4;
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw new Win32Exception();
        }

        var wall = Stopwatch.GetElapsedTime(began);
        var exitCode = (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
        return new Measurement(wall, usage.User.ToTimeSpan() + usage.System.ToTimeSpan(), usage.MaxResidentKilobytes << 10, exitCode);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int SetProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static partial int Wait(int pid, out int status, int options, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeValue
    {
        private readonly long _seconds;
        private readonly long _microseconds;

        public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(_seconds) + TimeSpan.FromMicroseconds(_microseconds);
    }

    // struct rusage: two times, fourteen longs, of which the first is the peak.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct ResourceUsage
    {
        public readonly TimeValue User;
        public readonly TimeValue System;
        public readonly long MaxResidentKilobytes;
    }
}
