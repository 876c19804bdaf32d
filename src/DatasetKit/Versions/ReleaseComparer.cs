using DatasetKit.Diagnostics;
using DatasetKit.Rules;

namespace DatasetKit.Versions;

/// <summary>
/// Compares two releases. Each is read once, split by split, side by side; what is kept is the ids of records that differ, with two digests
/// for those that only one release has in a split, and never a text.
/// </summary>
public sealed class ReleaseComparer
{
    private readonly ReleaseReader _old;
    private readonly ReleaseReader _new;
    private readonly CancellationToken _cancellationToken;
    private readonly List<RecordChange> _edited = [];
    private readonly List<(RecordChange Change, string[] Added)> _extended = [];
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);
    private readonly LooseRecords _loose = new();
    private int _unchangedCount;

    private ReleaseComparer(ReleaseReader old, ReleaseReader now, CancellationToken cancellationToken) =>
        (_old, _new, _cancellationToken) = (old, now, cancellationToken);

    /// <summary>Compares two releases.</summary>
    /// <param name="oldRelease">The old release.</param>
    /// <param name="newRelease">The new release.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>How they differ, or what is wrong with them. A release whose digests do not hold is not compared.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static DiffResult Compare(ReleasePath oldRelease, ReleasePath newRelease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(oldRelease);
        ArgumentNullException.ThrowIfNull(newRelease);
        try
        {
            return new DiffResult(new ReleaseComparer(ReleaseReader.Open(oldRelease), ReleaseReader.Open(newRelease), cancellationToken).Compare(), []);
        }
        catch (FaultException fault)
        {
            return new DiffResult(null, new RuleSet().ToDiagnostics([fault.Finding]));
        }
    }

    private ReleaseDiff Compare()
    {
        var join = new SplitJoin(_old, _new, _cancellationToken);
        foreach (var split in _old.Shards.Concat(_new.Shards).Select(file => file.Shard!.Split).Distinct(StringComparer.Ordinal).Order(CodePointOrder.Comparer))
        {
            foreach (var (old, now) in join.Read(split, split))
                Take(split, old, now);
        }

        _loose.Match();
        foreach (var twin in _loose.Moved.Where(change => change.OldSplit == change.Split))
            throw new FaultException(Codes.RecordOrder, new Location(_old.Name, 0, 0), $"The id '{twin.Id}' stands in the split '{twin.Split}' of both releases, but not in the order of ids in one of them.");
        _unchangedCount += join.UnchangedCount;
        var extended = TellExtendedFromEdited();
        new RenamedFields(_old, _new, _cancellationToken).Tell(_loose.Renamed, found => Shown([.. found.Changed, .. found.Added]));
        var schema = _old.Manifest.Shape == _new.Manifest.Shape ? SchemaComparison.Compare(_old.Schema, _new.Schema, _old.Manifest.Shape) : [];
        var diff = new ReleaseDiff
        {
            Old = _old.Facts,
            New = _new.Facts,
            UnchangedCount = _unchangedCount,
            Edited = _edited,
            Removed = _loose.Removed,
            Renamed = _loose.Renamed,
            Moved = WithFields(_loose.Moved),
            Added = _loose.Added,
            Extended = extended,
            Schema = schema,
            Reasons = [],
            OldReader = _old,
            NewReader = _new,
        };
        return diff with { Reasons = ChangeReasons.Of(diff, _old.Manifest, _new.Manifest) };
    }

    private void Take(string split, FlatRecord? old, FlatRecord? now)
    {
        if (old is null || now is null)
        {
            if (old is not null)
                _loose.AddOld(split, old);
            if (now is not null)
                _loose.AddNew(split, now);
            return;
        }

        var fields = FieldComparison.Of(old, now);
        if (fields.Changed.Count > 0)
            _edited.Add(new RecordChange(now.Id, split, now.Id, split, Shown([.. fields.Changed, .. fields.Added])));
        else if (fields.Added.Count > 0)
            _extended.Add((new RecordChange(now.Id, split, now.Id, split, Shown(fields.Added)), Shared(fields.Added, static path => path)));
        else
            _unchangedCount++;
    }

    /// <summary>A value for a key that others had before fills a gap that readers have seen, so its record is edited.</summary>
    private List<RecordChange> TellExtendedFromEdited()
    {
        var known = KnownColumns.Find(_old, _extended.SelectMany(record => record.Added).ToHashSet(StringComparer.Ordinal), _cancellationToken);
        var extended = new List<RecordChange>();
        foreach (var (change, added) in _extended)
            (added.Any(known.Contains) ? _edited : extended).Add(change);
        _edited.Sort(static (left, right) => CodePointOrder.Compare(left.Split, right.Split) is not 0 and var order ? order : CodePointOrder.Compare(left.Id, right.Id));
        return extended;
    }

    /// <summary>Of moved records that differ too it is not known yet in what; the splits are laid side by side once more for them.</summary>
    private List<RecordChange> WithFields(List<RecordChange> moved)
    {
        foreach (var pair in moved.Where(change => change.Fields.Count > 0).GroupBy(change => (change.OldSplit, change.Split)).ToList())
        {
            var wanted = pair.Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
            var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
            foreach (var (old, now) in new SplitJoin(_old, _new, _cancellationToken).Read(pair.Key.OldSplit, pair.Key.Split))
            {
                if (old is not null && now is not null && wanted.Contains(now.Id) && FieldComparison.Of(old, now) is var found)
                    fields[now.Id] = Shown([.. found.Changed, .. found.Added]);
            }

            for (var i = 0; i < moved.Count; i++)
            {
                if (moved[i].OldSplit == pair.Key.OldSplit && moved[i].Split == pair.Key.Split && fields.TryGetValue(moved[i].Id, out var list))
                    moved[i] = moved[i] with { Fields = list };
            }
        }

        return moved;
    }

    private string[] Shown(IReadOnlyList<string> paths) => Shared(paths, FieldPath.Show);

    /// <summary>Many records differ in the same fields; the lists of these are kept once.</summary>
    private string[] Shared(IReadOnlyList<string> paths, Func<string, string> form)
    {
        var list = paths.Select(form).Order(CodePointOrder.Comparer).ToArray();
        var key = string.Join('\0', list);
        return _lists.TryGetValue(key, out var kept) ? kept : _lists[key] = list;
    }
}
