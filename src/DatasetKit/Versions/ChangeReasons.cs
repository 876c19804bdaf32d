using System.Globalization;
using DatasetKit.Releases;

namespace DatasetKit.Versions;

/// <summary>Says what a change calls for, and why: the rules of versions in one place.</summary>
internal static class ChangeReasons
{
    /// <summary>The reasons, the weightiest first.</summary>
    public static IReadOnlyList<ChangeReason> Of(ReleaseDiff diff, Manifest old, Manifest now)
    {
        if (old.Files.SequenceEqual(now.Files))
            return [];
        List<ChangeReason> reasons =
        [
            .. Records(ChangeLevel.Major, diff.Edited.Count, "edited"),
            .. Records(ChangeLevel.Major, diff.Removed.Count, "removed"),
            .. Records(ChangeLevel.Major, diff.Renamed.Count, "renamed"),
            .. Records(ChangeLevel.Major, diff.Moved.Count, "moved to another split"),
            .. Records(ChangeLevel.Minor, diff.Added.Count, "added"),
            .. Records(ChangeLevel.Minor, diff.Extended.Count, "given new keys"),
            .. diff.Schema.Select(change => new ChangeReason(change.Level, change.Text)),
            .. Packaging(old, now),
        ];
        if (reasons.Count == 0)
            reasons.Add(new ChangeReason(ChangeLevel.Patch, "the same records, described otherwise"));
        return [.. reasons.OrderByDescending(reason => reason.Level)];
    }

    /// <summary>A number of records, in words.</summary>
    public static string Count(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} record{(count == 1 ? "" : "s")}");

    private static IEnumerable<ChangeReason> Records(ChangeLevel level, int count, string what) =>
        count == 0 ? [] : [new ChangeReason(level, $"{Count(count)} {what}")];

    private static IEnumerable<ChangeReason> Packaging(Manifest old, Manifest now)
    {
        // The keys of a record stand elsewhere in another shape, so whatever reads the records must be changed.
        if (old.Shape != now.Shape)
            yield return new ChangeReason(ChangeLevel.Major, $"the shape of records is '{Word(now.Shape)}', no longer '{Word(old.Shape)}'");
        if (old.Compression != now.Compression)
            yield return new ChangeReason(ChangeLevel.Patch, $"compression is '{Word(now.Compression)}', no longer '{Word(old.Compression)}'");
        if (old.Layout != now.Layout)
            yield return new ChangeReason(ChangeLevel.Patch, $"the layout is '{Word(now.Layout)}', no longer '{Word(old.Layout)}'");
        if (old.ContentSha256 == now.ContentSha256 && ShardCount(old) != ShardCount(now))
            yield return new ChangeReason(ChangeLevel.Patch, string.Create(CultureInfo.InvariantCulture, $"the records are in {ShardCount(now)} shards, no longer {ShardCount(old)}"));
    }

    private static int ShardCount(Manifest manifest) => manifest.Files.Count(file => file.Shard is not null);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
