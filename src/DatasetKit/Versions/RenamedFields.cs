namespace DatasetKit.Versions;

/// <summary>
/// Finds out in which keys renamed records differ, of which only digests are known. The splits concerned are read once more: of the old
/// records all but the text is held, so there is a limit to how many are told of.
/// </summary>
internal sealed class RenamedFields(ReleaseReader old, ReleaseReader now, CancellationToken cancellationToken)
{
    private const int MaxRecords = 10_000;

    /// <summary>Sets the fields of the records that differ; of those beyond the limit it stays <c>metadata</c>.</summary>
    /// <param name="renamed">The renamed records.</param>
    /// <param name="shown">The fields as they are shown.</param>
    public void Tell(List<RecordChange> renamed, Func<FieldComparison, string[]> shown)
    {
        var open = Enumerable.Range(0, renamed.Count).Where(index => renamed[index].Fields.Count > 0).Take(MaxRecords).ToList();
        var before = new Dictionary<int, FlatRecord>();
        Read(old, open.ToLookup(index => renamed[index].OldSplit), index => renamed[index].OldId, (index, record) => before[index] = record);
        Read(now, open.ToLookup(index => renamed[index].Split), index => renamed[index].Id, (index, record) =>
        {
            if (before.TryGetValue(index, out var other))
                renamed[index] = renamed[index] with { Fields = shown(FieldComparison.Of(other, record)) };
        });
    }

    private void Read(ReleaseReader release, ILookup<string, int> bySplit, Func<int, string> idOf, Action<int, FlatRecord> take)
    {
        foreach (var split in bySplit)
        {
            var wanted = split.ToDictionary(idOf, StringComparer.Ordinal);
            using var records = release.Read(split.Key);
            while (records.Move())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (wanted.TryGetValue(records.Record.Id, out var index))
                    take(index, records.Record.WithoutText());
            }
        }
    }
}
