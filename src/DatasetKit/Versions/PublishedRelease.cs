using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Versions;

/// <summary>Finds the release that <c>--against</c> means, where it is no URL.</summary>
internal static class PublishedRelease
{
    /// <param name="folder">A release's folder, or one that holds releases as <c>NAME/VERSION</c>, absolute.</param>
    /// <param name="name">The dataset's name.</param>
    /// <param name="version">The version that is wanted; null for the highest that is no pre-release.</param>
    /// <exception cref="FaultException">There is none.</exception>
    public static ReleasePath Find(string folder, string name, string? version)
    {
        if (IsRelease(folder))
            return new ReleasePath(folder, Path.GetFileName(folder));
        var releases = Path.Combine(folder, name);
        var found = version ?? Highest(Directory.Exists(releases) ? Directory.EnumerateDirectories(releases).Select(path => Path.GetFileName(path)) : []);
        return found is not null && IsRelease(Path.Combine(releases, found))
            ? new ReleasePath(Path.Combine(releases, found), $"{name}/{found}")
            : throw new FaultException(Codes.NotPublished, new Location(folder, 0, 0), $"Neither is this a release, nor does it hold one as '{name}/{version ?? "VERSION"}'.");
    }

    /// <summary>The highest version that is no pre-release; null where there is none.</summary>
    public static string? Highest(IEnumerable<string> names)
    {
        string? best = null;
        foreach (var name in names)
        {
            if (SemanticVersion.TryParse(name) is { IsPreRelease: false } version && (best is null || SemanticVersion.Compare(version, SemanticVersion.TryParse(best)!) > 0))
                best = name;
        }

        return best;
    }

    private static bool IsRelease(string folder) => File.Exists(Path.Combine(folder, ReleaseLayout.Manifest));
}
