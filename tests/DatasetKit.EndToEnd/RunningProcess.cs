using System.Diagnostics;
using System.Text;

namespace DatasetKit.EndToEnd;

/// <summary>A process whose output is read while it runs.</summary>
internal sealed class RunningProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private RunningProcess(Process process) => _process = process;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="folder">The folder to run in.</param>
    /// <param name="environment">Variables to set, or to remove where the value is null.</param>
    /// <param name="arguments">Its arguments.</param>
    public static RunningProcess Start(string program, string folder, IEnumerable<KeyValuePair<string, string?>> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new RunningProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the process writes a line that holds a text.</summary>
    public void WaitForLine(string text) => WaitFor(_process.StandardOutput, text);

    /// <summary>Waits until the process writes a line to stderr that holds a text.</summary>
    public void WaitForErrorLine(string text) => WaitFor(_process.StandardError, text);

    private static void WaitFor(StreamReader stream, string text)
    {
        while (stream.ReadLine() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException($"The process ended and never wrote '{text}'.");
    }

    /// <summary>Reads what the process writes until it holds a text, be its line at an end or not.</summary>
    /// <returns>All that was read.</returns>
    public string WaitForText(string text)
    {
        var read = new StringBuilder();
        while (_process.StandardOutput.Read() is >= 0 and var next)
        {
            if (read.Append((char)next).Length >= text.Length && read.ToString(read.Length - text.Length, text.Length) == text)
                return read.ToString();
        }

        throw new InvalidOperationException($"The process ended and never wrote '{text}', but: {read}");
    }

    /// <summary>Presses a key.</summary>
    public void Press(char key)
    {
        _process.StandardInput.Write(key);
        _process.StandardInput.Flush();
    }

    /// <summary>Asks the process to stop, as Ctrl+C does. Not on Windows.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends the process at once, as a power cut would, unless it has ended within a time.</summary>
    public void KillAfter(TimeSpan time)
    {
        if (!_process.WaitForExit(time))
            _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until the process ends.</summary>
    public ProcessResult Finish()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var errors = _process.StandardError.ReadToEndAsync();
        if (!_process.WaitForExit(s_limit))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The process did not end within {s_limit}.\n{output.GetAwaiter().GetResult()}");
        }

        return new ProcessResult(_process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    public void Dispose() => _process.Dispose();
}
