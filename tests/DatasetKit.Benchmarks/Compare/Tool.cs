using System.Diagnostics;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>Programs of the machine.</summary>
internal static class Tool
{
    /// <summary>The path of a program; null where it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program; null where it went well, else what it said.</summary>
    public static string? Run(string program, string directory, params IReadOnlyList<string> arguments)
    {
        var (exitCode, text) = Start(program, directory, arguments);
        return exitCode == 0 ? null : text.Trim();
    }

    /// <summary>What a program says; null where it fails.</summary>
    public static string? Output(string program, string directory, params IReadOnlyList<string> arguments)
    {
        var (exitCode, text) = Start(program, directory, arguments);
        return exitCode == 0 ? text : null;
    }

    private static (int ExitCode, string Text) Start(string program, string directory, IReadOnlyList<string> arguments)
    {
        if (!File.Exists(program))
            return (1, $"{program} is not there");
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
