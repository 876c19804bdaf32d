namespace DatasetKit.Projects;

/// <summary>Finds the project file that a command means.</summary>
public static class ProjectFinder
{
    /// <summary>The project file that a path names, or the nearest one from a folder upward.</summary>
    /// <param name="path">A project file, or the folder that holds one; null to look from <paramref name="startDirectory"/> upward.</param>
    /// <param name="startDirectory">The current folder, absolute.</param>
    /// <returns>The file, absolute; null where there is none.</returns>
    public static string? Find(string? path, string startDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(startDirectory);
        if (path is not null)
        {
            var full = Path.GetFullPath(path, startDirectory);
            var file = Directory.Exists(full) ? Path.Combine(full, DatasetProject.FileName) : full;
            return File.Exists(file) ? file : null;
        }

        for (var folder = startDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, DatasetProject.FileName);
            if (File.Exists(file))
                return file;
        }

        return null;
    }
}
