namespace DatasetKit.MSBuild;

/// <summary>Paths as project files spell them.</summary>
internal static class TaskPath
{
    /// <summary>A path with <c>/</c> between folders, which every system takes. As in MSBuild, <c>\</c> separates folders on every system too.</summary>
    public static string Fix(string path) => path.Replace('\\', '/');
}
