namespace DatasetKit.Seeds;

/// <summary>Paths as diagnostics and releases spell them.</summary>
internal static class ProjectPaths
{
    /// <summary>A file's path relative to the project's folder, with <c>/</c> between folders on every system.</summary>
    public static string Relative(string projectDirectory, string fullPath) =>
        Path.GetRelativePath(projectDirectory, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether a folder is another or lies above it, its own symbolic links followed.</summary>
    public static bool HoldsEvenByLink(string directory, string fullPath) => IsWithin(directory, fullPath) || IsWithin(Real(directory), Real(fullPath));

    /// <summary>A path with its symbolic links followed, as far as it exists.</summary>
    public static string Real(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var resolved = Path.Combine(Real(parent), Path.GetFileName(path));
        return new DirectoryInfo(resolved) is { Exists: true, LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? resolved : resolved;
    }

    /// <summary>Whether a path is a folder or lies below it. Both are absolute and without symbolic links.</summary>
    public static bool IsWithin(string directory, string fullPath)
    {
        var relative = Path.GetRelativePath(directory, fullPath);
        return relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
