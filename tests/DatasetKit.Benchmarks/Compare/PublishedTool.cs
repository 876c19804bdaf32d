using System.Runtime.InteropServices;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>This repository's tool, compiled as its packages have it.</summary>
internal static class PublishedTool
{
    /// <summary>The tool as the packages for most platforms have it: compiled ahead, run by the installed runtime.</summary>
    public static string Publish(string work, string repository) =>
        Path.Combine(Publish(work, repository, "tool", "--self-contained", "false", "-p:PublishReadyToRun=true"), "DatasetKit.Cli.dll");

    /// <summary>The native program; null where there is no linker for it.</summary>
    public static string? PublishNative(string work, string repository) =>
        (Tool.Find("clang") ?? Tool.Find("gcc")) is null ? null : Path.Combine(Publish(work, repository, "tool-native", "-p:PublishAot=true"), "DatasetKit.Cli");

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
