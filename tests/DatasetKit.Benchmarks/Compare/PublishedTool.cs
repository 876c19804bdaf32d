namespace DatasetKit.Benchmarks.Compare;

/// <summary>This repository's tool, made as users get it.</summary>
internal static class PublishedTool
{
    public static string Publish(string work, string repository)
    {
        var folder = Path.Combine(work, "tool");
        Console.Error.WriteLine("Publishing the tool.");
        if (Tool.Run(Tool.Find("dotnet") ?? "dotnet", repository, "publish", "src/DatasetKit.Cli", "--configuration", "Release", "--output", folder) is { } fault)
            throw new InvalidOperationException(fault);
        return Path.Combine(folder, "DatasetKit.Cli.dll");
    }
}
