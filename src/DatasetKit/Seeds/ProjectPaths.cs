namespace DatasetKit.Seeds;

/// <summary>Paths as diagnostics and releases spell them.</summary>
internal static class ProjectPaths
{
    /// <summary>A file's path relative to the project's folder, with <c>/</c> between folders on every system.</summary>
    public static string Relative(string projectDirectory, string fullPath) =>
        Path.GetRelativePath(projectDirectory, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether a path is a folder or lies below it. Both are absolute and without symbolic links.</summary>
    public static bool IsWithin(string directory, string fullPath)
    {
        var relative = Path.GetRelativePath(directory, fullPath);
        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
