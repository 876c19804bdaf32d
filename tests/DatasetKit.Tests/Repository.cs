using System.Runtime.CompilerServices;

namespace DatasetKit.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Here([CallerFilePath] string path = "") => path;
}
