namespace DatasetKit.Benchmarks.Compare;

/// <summary>What a process cost, as the operating system counted it.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time of the process and of those that it waited for.</param>
/// <param name="PeakBytes">The greatest resident size; of the largest, where there were several processes.</param>
/// <param name="ExitCode">What it ended with.</param>
internal readonly record struct Measurement(TimeSpan Wall, TimeSpan Cpu, long PeakBytes, int ExitCode);
