using System.CommandLine;
using System.Runtime.InteropServices;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>This repository's tool, compiled as its packages have it.</summary>
internal static class PublishedTool
{
    public static Option<string[]> CreateOption() => new("--tool")
    {
        Description = "NAME=PATH of the tool to compare, an executable or a .dll; several compare builds of it. Default: this repository's, as its packages have it, run by .NET and native.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The tool as the packages for most platforms have it: compiled ahead, run by the installed runtime.</summary>
    private static string Publish(string work, string repository) =>
        Path.Combine(Publish(work, repository, "tool", "--self-contained", "false", "-p:PublishReadyToRun=true"), "DatasetKit.Cli.dll");

    /// <summary>The native program; null where there is no linker for it.</summary>
    private static string? PublishNative(string work, string repository) =>
        (Tool.Find("clang") ?? Tool.Find("gcc")) is null ? null : Path.Combine(Publish(work, repository, "tool-native", "-p:PublishAot=true"), "DatasetKit.Cli");

    /// <summary>How a build of the tool is started: an assembly by <c>dotnet</c>, an executable by itself.</summary>
    public static string[] CommandOf(string program) =>
        program.EndsWith(".dll", StringComparison.Ordinal) ? [Tool.Find("dotnet") ?? "dotnet", program] : [program];

    /// <summary>The builds that <c>--tool NAME=PATH</c> names; where it names none, this repository's, run by .NET and native.</summary>
    public static IEnumerable<(string Name, string Program)> All(string work, string repository, string[] named)
    {
        foreach (var tool in named)
            yield return (tool[..tool.IndexOf('=', StringComparison.Ordinal)], Path.GetFullPath(tool[(tool.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        if (named.Length > 0)
            yield break;
        yield return ("datasetkit", Publish(work, repository));
        if (PublishNative(work, repository) is { } native)
            yield return ("datasetkit-native", native);
    }

    private static string Publish(string work, string repository, string name, params string[] arguments)
    {
        var folder = Path.Combine(work, name);
        Console.Error.WriteLine($"Publishing {name}.");
        string[] all = ["publish", "src/DatasetKit.Cli", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", folder, .. arguments];
        if (Tool.Run(Tool.Find("dotnet") ?? "dotnet", repository, all) is { } fault)
            throw new InvalidOperationException(fault);
        return folder;
    }
}
