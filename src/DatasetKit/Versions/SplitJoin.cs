using DatasetKit.Diagnostics;

namespace DatasetKit.Versions;

/// <summary>
/// Lays a split of the old release beside one of the new: both are sorted by id, so one pass over each is enough, and two records are held.
/// </summary>
internal sealed class SplitJoin(ReleaseReader old, ReleaseReader now, CancellationToken cancellationToken)
{
    private readonly bool _isSameShape = old.Manifest.Shape == now.Manifest.Shape;

    /// <summary>How many records were alike byte for byte; they are not among those that are read.</summary>
    public int UnchangedCount { get; private set; }

    /// <summary>The records that are not alike, in the order of their ids: both forms, or the one that there is.</summary>
    /// <exception cref="FaultException">A release is damaged.</exception>
    public IEnumerable<(FlatRecord? Old, FlatRecord? New)> Read(string oldSplit, string newSplit)
    {
        using var left = old.Read(oldSplit);
        using var right = now.Read(newSplit);
        var (hasLeft, hasRight) = (left.Move(), right.Move());
        while (hasLeft || hasRight)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Most records are alike in most releases, and comparing bytes costs a fraction of reading JSON.
            if (_isSameShape && hasLeft && hasRight && left.Line.SequenceEqual(right.Line))
            {
                UnchangedCount++;
                (hasLeft, hasRight) = (left.Move(), right.Move());
                continue;
            }

            var order = !hasLeft ? 1 : !hasRight ? -1 : CodePointOrder.Compare(left.Record.Id, right.Record.Id);
            yield return (order <= 0 ? left.Record : null, order >= 0 ? right.Record : null);
            if (order <= 0)
                hasLeft = left.Move();
            if (order >= 0)
                hasRight = right.Move();
        }
    }
}
