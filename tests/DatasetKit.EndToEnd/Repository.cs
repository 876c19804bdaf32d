using System.Runtime.CompilerServices;

namespace DatasetKit.EndToEnd;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>The configuration that the tests were built in, and so the one that the packages are made of.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Here([CallerFilePath] string path = "") => path;
}
