using System.Globalization;

namespace DatasetKit.Versions;

/// <summary>What can be known of a change from digests and counts alone.</summary>
/// <param name="Least">The level that the change has at least.</param>
/// <param name="Most">The level that the change has at most.</param>
/// <param name="Text">What differs, in words, without a full stop.</param>
internal sealed record LockComparison(ChangeLevel Least, ChangeLevel Most, string Text)
{
    /// <summary>Compares what was published with what was built.</summary>
    public static LockComparison Of(DatasetLock old, DatasetLock now)
    {
        foreach (var split in old.Splits)
        {
            var count = now.Splits.FirstOrDefault(other => other.Name == split.Name)?.RecordCount ?? 0;
            if (count < split.RecordCount)
                return new LockComparison(ChangeLevel.Major, ChangeLevel.Major, string.Create(CultureInfo.InvariantCulture, $"the split '{split.Name}' has {ChangeReasons.Count(count)}, no longer {split.RecordCount:N0}"));
        }

        var isSchemaSame = old.SchemaSha256 == now.SchemaSha256;
        if (old.ContentSha256 == now.ContentSha256)
        {
            if (!isSchemaSame)
                return new LockComparison(ChangeLevel.Patch, ChangeLevel.Major, "the records are the same, but the record schema demands something else");

            // Another version of the tool may package and describe the same otherwise, which is no change of the dataset.
            var isSame = old.FilesSha256 == now.FilesSha256 || old.ToolVersion != now.ToolVersion || old.Version != now.Version;
            return isSame
                ? new LockComparison(ChangeLevel.None, ChangeLevel.None, "nothing differs")
                : new LockComparison(ChangeLevel.Patch, ChangeLevel.Patch, "the records are the same, but packaged or described otherwise");
        }

        var added = now.RecordCount - old.RecordCount;
        return added > 0
            ? new LockComparison(ChangeLevel.Minor, ChangeLevel.Major, $"there {(added == 1 ? "is" : "are")} {ChangeReasons.Count(added)} more, and others may differ")
            : new LockComparison(ChangeLevel.Patch, ChangeLevel.Major, $"the records of {string.Join(", ", Differing(old, now))} are as many, but others");
    }

    private static IEnumerable<string> Differing(DatasetLock old, DatasetLock now) =>
        now.Splits.Except(old.Splits).Select(split => $"'{split.Name}'");
}
