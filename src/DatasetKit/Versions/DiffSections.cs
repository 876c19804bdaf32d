using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>What all forms of a comparison share: the kinds of changes, their order and their words.</summary>
internal static class DiffSections
{
    /// <summary>The kinds of changes with their records, those that are empty too.</summary>
    /// <param name="diff">The comparison.</param>
    /// <returns>The key on disk, the words for people, and the records.</returns>
    public static IEnumerable<(string Key, string Words, IReadOnlyList<RecordChange> Records)> Of(ReleaseDiff diff) =>
    [
        ("edited", "edited", diff.Edited),
        ("removed", "removed", diff.Removed),
        ("renamed", "renamed", diff.Renamed),
        ("moved", "moved to another split", diff.Moved),
        ("added", "added", diff.Added),
        ("extended", "given new keys", diff.Extended),
    ];

    public static string Word(ChangeLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>The releases and what the change is, in one line.</summary>
    public static string Headline(ReleaseDiff diff)
    {
        var names = diff.Old.Name == diff.New.Name ? $"{diff.Old.Name} {diff.Old.Version} → {diff.New.Version}" : $"{diff.Old.Name} {diff.Old.Version} → {diff.New.Name} {diff.New.Version}";
        return Diagnostic.Visible($"{names}: {Verdict(diff)}");
    }

    private static string Verdict(ReleaseDiff diff)
    {
        if (diff.Level == ChangeLevel.None)
            return "no difference.";
        var change = $"a {Word(diff.Level)} change";
        return diff.IsVersionSufficient ? $"{change}, for which {diff.New.Version} will do." : $"{change}, for which {diff.New.Version} is too low; {diff.LeastVersion} would do.";
    }
}
