using Microsoft.Build.Utilities;

namespace DatasetKit.MSBuild;

/// <summary>Files of a release as MSBuild items.</summary>
internal static class ReleaseItem
{
    /// <summary>
    /// The item of a file. One below the release's folder, <c>…/NAME/VERSION</c>, has its path from there as <c>TargetPath</c>:
    /// <c>NAME/VERSION/data/train-00000-of-00001.jsonl</c>. All have the folder as <c>ReleaseDirectory</c>, for builds that are asked for the items alone.
    /// </summary>
    public static TaskItem Create(string file, string releaseDirectory)
    {
        var item = new TaskItem(Escape(file));
        item.SetMetadata("ReleaseDirectory", Escape(releaseDirectory));
        if (!file.StartsWith(releaseDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return item;
        var releases = Path.GetDirectoryName(Path.GetDirectoryName(releaseDirectory))!;
        item.SetMetadata("TargetPath", Escape(Path.GetRelativePath(releases, file)));
        return item;
    }

    // MSBuild reads '%41' in an item as 'A' and ';' as the next item.
    private static string Escape(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);
}
