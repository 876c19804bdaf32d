using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DatasetKit.Benchmarks.Compare;

namespace DatasetKit.Benchmarks.Instances;

/// <summary>A program that checks a JSON Lines file against a schema and prints an object for each line.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Command">The program and its first arguments; the two files and <see cref="Options"/> follow.</param>
/// <param name="Options">The arguments after the files.</param>
/// <param name="Missing">Why it cannot run here; null where it can.</param>
internal sealed record Checker(string Name, IReadOnlyList<string> Command, IReadOnlyList<string> Options, string? Missing)
{
    public static Checker Node(NodeScripts scripts) => new("ajv", [scripts.Node, scripts.PathOf("check.mjs")], [], scripts.Missing);

    public static Checker DatasetKit(string name, string program) => new(name, [.. PublishedTool.CommandOf(program), "schema", "check"], ["--format", "json"], null);

    /// <summary>Runs it; faulty instances are the job, so it may end with 1.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Measurement Run(InstanceFile file, string log)
    {
        var run = MeasuredProcess.Run([.. Command, file.Schema, file.Lines, .. Options], Path.GetDirectoryName(log)!, log);
        return run.ExitCode is 0 or 1 ? run : throw new InvalidOperationException($"{Name} ended with {run.ExitCode}; see {log}.");
    }

    /// <summary>A digest of which lines a program found valid, from what it printed.</summary>
    public static string Verdicts(InstanceFile file, string log)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in File.ReadLines(log))
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.GetProperty("path").GetString() == file.Lines)
                hash.AppendData(Encoding.ASCII.GetBytes($"{json.RootElement.GetProperty("line")} {json.RootElement.GetProperty("valid")}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
