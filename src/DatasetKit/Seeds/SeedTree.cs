using System.IO.Enumeration;

namespace DatasetKit.Seeds;

/// <summary>What stands below the root: candidates for seeds, and folder defaults from the project's folder down.</summary>
/// <param name="Files">Files relative to the root, with <c>/</c> between folders.</param>
/// <param name="Defaults">The <c>_defaults.yaml</c> files, absolute.</param>
internal sealed record SeedTree(IReadOnlyList<string> Files, IReadOnlyList<string> Defaults)
{
    private static readonly EnumerationOptions s_all = new()
    {
        AttributesToSkip = 0,
        RecurseSubdirectories = true,
        MatchCasing = MatchCasing.CaseSensitive,
        IgnoreInaccessible = false,
    };

    public static SeedTree List(CorpusOptions options)
    {
        var entries = new FileSystemEnumerable<string>(options.Root, static (ref FileSystemEntry entry) => entry.ToFullPath(), s_all)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && (!IsReserved(entry.FileName) || IsDefaults(entry.FileName)),

            // A linked folder could lead back up and never end.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsReserved(entry.FileName)
                && (entry.Attributes & FileAttributes.ReparsePoint) == 0 && !options.SkippedDirectories.Contains(entry.ToFullPath()),
        };
        var files = new List<string>();
        var defaults = Above(options).ToList();
        foreach (var file in entries)
        {
            if (IsDefaults(Path.GetFileName(file.AsSpan())))
                defaults.Add(file);
            else
                files.Add(ProjectPaths.Relative(options.Root, file));
        }

        return new SeedTree(files, defaults);
    }

    /// <summary>Names that are never seeds, nor folders of seeds.</summary>
    private static bool IsReserved(ReadOnlySpan<char> name) => name[0] is '_' or '.' || name is "bin" or "obj" or "artifacts";

    private static bool IsDefaults(ReadOnlySpan<char> name) => name is FolderDefaults.FileName;

    /// <summary>The defaults files between the project's folder and the root, where the root lies below.</summary>
    private static IEnumerable<string> Above(CorpusOptions options)
    {
        if (!ProjectPaths.IsWithin(options.ProjectDirectory, options.Root))
            yield break;
        for (var folder = options.Root; folder != options.ProjectDirectory;)
        {
            folder = Path.GetDirectoryName(folder)!;
            var file = Path.Combine(folder, FolderDefaults.FileName);
            if (File.Exists(file))
                yield return file;
        }
    }
}
