using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Seeds;
using DatasetKit.Versions;

namespace DatasetKit.Feeds;

/// <summary>
/// Keeps a version that means less than it says out of a feed, where it could never be changed: the feed holds the release before it, whatever
/// the lock of the project knows. For a pre-release, and for a version that allows any change, it asks for nothing.
/// </summary>
internal static class FeedGate
{
    private const int MaxNamedRecords = 3;

    /// <summary>Whether the files of a release would become seeds of its project in a folder.</summary>
    public static bool HoldsSeeds(string folder, DatasetProject project)
    {
        var corpus = project.CorpusOptions;
        return ProjectPaths.IsWithin(corpus.Root, folder)
            && !corpus.SkippedDirectories.Any(skipped => ProjectPaths.IsWithin(skipped, folder))
            && SeedFolder.MayHoldSeeds(Path.GetRelativePath(corpus.Root, folder), new SeedPatterns(corpus));
    }

    /// <summary>Compares a release with the version of the feed that it follows.</summary>
    /// <param name="history">The history of the dataset in the feed.</param>
    /// <param name="coming">What the feed will say of the release.</param>
    /// <param name="release">The release's folder.</param>
    /// <param name="project">The project of the release.</param>
    /// <returns>Null where the version will do.</returns>
    public static Finding? Check(DatasetHistory history, FeedVersion coming, string release, DatasetProject project)
    {
        if (SemanticVersion.TryParse(coming.Version) is not { IsPreRelease: false } version
            || history.Before(coming) is not { } before
            || SemanticVersion.TryParse(before.Version) is not { } old
            || SemanticVersion.Compare(version, old.After(ChangeLevel.Major)) >= 0)
            return null;
        if (history.Compare(before, coming, release) is not { } diff)
            return new Finding(Codes.VersionUnproven, project.VersionLocation, $"{version} cannot be held against {old}, whose release in the feed is damaged; if a record of it differs, {old.After(ChangeLevel.Major)} would do.");
        var least = old.After(diff.Level == ChangeLevel.None ? ChangeLevel.Patch : diff.Level);
        if (SemanticVersion.Compare(version, least) < 0)
            return new Finding(Codes.VersionTooLow, project.VersionLocation, $"{version} is too low: {least} would do. Since {old}, which the feed holds: a {DiffSections.Word(diff.Level)} change, {string.Join(", ", DiffText.Points(diff, MaxNamedRecords))}.");
        history.Keep(before, coming, diff);
        return null;
    }
}
