using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>
/// How two releases differ, record by record. Records are compared by what a curator wrote, whatever compression, shape or size of shards the
/// releases have; a key that is null and one that is missing are the same. Each list holds every record, in the order of splits and ids.
/// </summary>
public sealed record ReleaseDiff
{
    internal ReleaseDiff()
    {
    }

    /// <summary>The old release.</summary>
    public required ReleaseFacts Old { get; init; }

    /// <summary>The new release.</summary>
    public required ReleaseFacts New { get; init; }

    /// <summary>Records that are the same in both.</summary>
    public required int UnchangedCount { get; init; }

    /// <summary>Records of the same id and split in which something differs.</summary>
    public required IReadOnlyList<RecordChange> Edited { get; init; }

    /// <summary>Records that only the old release has.</summary>
    public required IReadOnlyList<RecordChange> Removed { get; init; }

    /// <summary>Records of the same text with another id. Where several have one text they pair off in the order of their ids.</summary>
    public required IReadOnlyList<RecordChange> Renamed { get; init; }

    /// <summary>Records of the same id in another split; what else differs in them is listed too.</summary>
    public required IReadOnlyList<RecordChange> Moved { get; init; }

    /// <summary>Records that only the new release has.</summary>
    public required IReadOnlyList<RecordChange> Added { get; init; }

    /// <summary>Records that gained values for keys that no record of the old release had, and are else the same.</summary>
    public required IReadOnlyList<RecordChange> Extended { get; init; }

    /// <summary>How the record schemas differ. Schemas of two shapes are not compared.</summary>
    public required IReadOnlyList<SchemaChange> Schema { get; init; }

    /// <summary>Why the change has its level; the weightiest first. Empty where every file is the same.</summary>
    public required IReadOnlyList<ChangeReason> Reasons { get; init; }

    /// <summary>How far the releases differ.</summary>
    public ChangeLevel Level => Reasons.Count == 0 ? ChangeLevel.None : Reasons[0].Level;

    /// <summary>The least version that the new release may have; the old one's own where nothing differs.</summary>
    public string LeastVersion => SemanticVersion.TryParse(Old.Version) is { } old ? old.After(Level).ToString() : Old.Version;

    /// <summary>Whether the new release's version is at least what the change calls for, and higher than the old one's where anything differs.</summary>
    public bool IsVersionSufficient => SemanticVersion.TryParse(New.Version) is not { IsPreRelease: false } version
        || SemanticVersion.TryParse(Old.Version) is not { } old
        || SemanticVersion.Compare(version, old.After(Level)) >= 0;

    internal ReleaseReader OldReader { get; init; } = null!;

    internal ReleaseReader NewReader { get; init; } = null!;

    /// <summary>
    /// Both texts of each record whose text differs, one record at a time; the releases are read once more for it, so that no text has to be
    /// kept.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">A release has changed since it was compared.</exception>
    internal IEnumerable<TextChange> ReadTexts(CancellationToken cancellationToken)
    {
        var pairs = Edited.Concat(Moved).Where(change => change.Fields.Contains("text")).GroupBy(change => (change.OldSplit, change.Split));
        var join = new SplitJoin(OldReader, NewReader, cancellationToken);
        foreach (var pair in pairs)
        {
            var wanted = pair.Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
            using var records = join.Read(pair.Key.OldSplit, pair.Key.Split).GetEnumerator();
            while (TryMove(records))
            {
                if (records.Current is ({ } old, { } now) && wanted.Contains(now.Id))
                    yield return new TextChange(now.Id, pair.Key.Split, old.Text, now.Text);
            }
        }
    }

    private static bool TryMove(IEnumerator<(FlatRecord? Old, FlatRecord? New)> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (FaultException fault)
        {
            throw new IOException($"{fault.Finding.Location.Path} has changed since it was compared: {fault.Message}", fault);
        }
    }
}
