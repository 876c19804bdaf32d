using System.Text.RegularExpressions;

namespace DatasetKit.EndToEnd;

/// <summary>What a process said and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to stdout, and after that to stderr.</param>
public sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Fails, with all that was said, unless the exit code is 0.</summary>
    public ProcessResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>Fails, with all that was said, unless the exit code is 1.</summary>
    public ProcessResult Failed()
    {
        Assert.True(ExitCode == 1, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The lines that hold a text.</summary>
    public IReadOnlyList<string> LinesWith(string text) => [.. Lines().Where(line => line.Contains(text, StringComparison.Ordinal))];

    /// <summary>The errors and warnings, without the project that MSBuild adds to each, in ordinal order.</summary>
    public IReadOnlyList<string> Diagnostics() =>
        [.. Lines().Where(line => Regex.IsMatch(line, ": (error|warning) ")).Select(line => Regex.Replace(line, @" \[[^\[\]]+proj[^\[\]]*\]$", "")).Order(StringComparer.Ordinal)];

    // MSBuild repeats all errors and warnings below this line.
    private IEnumerable<string> Lines() =>
        Output.Split('\n').Select(line => line.Trim()).TakeWhile(line => line is not ("Build FAILED." or "Build succeeded."));
}
