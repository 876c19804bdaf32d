namespace DatasetKit.Versions;

/// <summary>One version in the changelog of a dataset: what is needed to write it, and no more, however large the comparison was.</summary>
public sealed record ChangelogEntry
{
    private const int MaxNamedRecords = 20;

    private ChangelogEntry()
    {
    }

    /// <summary>The version.</summary>
    public string Version { get; private init; } = "";

    /// <summary>The version before it that it was compared with; null for the first.</summary>
    public string? Since { get; private init; }

    /// <summary>How many records it has.</summary>
    public int RecordCount { get; private init; }

    /// <summary>What the change is.</summary>
    public ChangeLevel Level { get; private init; }

    /// <summary>What was changed, in Markdown, a point each.</summary>
    public IReadOnlyList<string> Points { get; private init; } = [];

    /// <summary>The day of publication; null where it is not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Whether the version was withdrawn.</summary>
    public bool IsYanked { get; init; }

    /// <summary>The entry of a dataset's first version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="recordCount">How many records it has.</param>
    public static ChangelogEntry First(string version, int recordCount) => new() { Version = version, RecordCount = recordCount };

    /// <summary>An entry that was kept.</summary>
    internal static ChangelogEntry Restore(string version, string since, int recordCount, ChangeLevel level, IReadOnlyList<string> points) =>
        new() { Version = version, Since = since, RecordCount = recordCount, Level = level, Points = points };

    /// <summary>The entry of a version that was compared with the one before it.</summary>
    /// <param name="diff">The comparison.</param>
    public static ChangelogEntry Of(ReleaseDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return new ChangelogEntry { Version = diff.New.Version, Since = diff.Old.Version, RecordCount = diff.New.RecordCount, Level = diff.Level, Points = DiffMarkdown.Points(diff, MaxNamedRecords) };
    }
}
