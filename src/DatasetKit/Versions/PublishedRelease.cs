using DatasetKit.Diagnostics;
using DatasetKit.Releases;

namespace DatasetKit.Versions;

/// <summary>Finds the release that <c>--against</c> means.</summary>
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
        var found = version ?? Highest(releases);
        return found is not null && IsRelease(Path.Combine(releases, found))
            ? new ReleasePath(Path.Combine(releases, found), $"{name}/{found}")
            : throw new FaultException(Codes.NotPublished, new Location(Path.GetFileName(folder), 0, 0), $"Neither is this a release, nor does it hold one as '{name}/{version ?? "VERSION"}'.");
    }

    private static string? Highest(string releases)
    {
        string? best = null;
        foreach (var name in Directory.Exists(releases) ? Directory.EnumerateDirectories(releases).Select(Path.GetFileName) : [])
        {
            if (SemanticVersion.TryParse(name!) is { IsPreRelease: false } version && (best is null || SemanticVersion.Compare(version, SemanticVersion.TryParse(best)!) > 0))
                best = name;
        }

        return best;
    }

    private static bool IsRelease(string folder) => File.Exists(Path.Combine(folder, ReleaseLayout.Manifest));
}
