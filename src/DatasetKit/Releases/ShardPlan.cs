using System.Globalization;
using DatasetKit.Projects;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Which records a shard holds.</summary>
/// <param name="Split">The split.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Records">The records by their indexes, in order.</param>
/// <param name="Bytes">Their size, uncompressed.</param>
internal sealed record ShardPlan(string Split, string Name, ArraySegment<int> Records, long Bytes)
{
    /// <summary>
    /// Cuts the records of a split into shards. A shard ends where the limit forces it to, at the record of its second half whose id has the
    /// smallest hash: so a record that comes or goes moves the cuts near it and not all that follow, and a new version of a dataset shares
    /// most shards with the one before.
    /// </summary>
    /// <param name="split">The split's name.</param>
    /// <param name="records">The records by their indexes, in order.</param>
    /// <param name="documents">All documents.</param>
    /// <param name="settings">How releases are written.</param>
    /// <returns>None where there is no record.</returns>
    public static IReadOnlyList<ShardPlan> Cut(string split, int[] records, DocumentTable documents, ReleaseSettings settings)
    {
        var ends = FindEnds(records, documents, settings.MaxShardBytes);
        var plans = new List<ShardPlan>();
        var start = 0;
        foreach (var (end, bytes) in ends)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{split}-{plans.Count:D5}-of-{ends.Count:D5}{ShardCompressor.Extension(settings.Compression)}");
            plans.Add(new ShardPlan(split, name, new ArraySegment<int>(records, start, end - start), bytes));
            start = end;
        }

        return plans;
    }

    /// <summary>Tells each document where its record now stands: in which shard, from 1, and at which byte of it, uncompressed.</summary>
    /// <param name="plans">The shards, in the order of the release.</param>
    /// <param name="documents">All documents.</param>
    public static void SetPlaces(IReadOnlyList<ShardPlan> plans, DocumentTable documents)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            var end = 0L;
            foreach (var record in plans[i].Records)
            {
                ref var entry = ref documents[record];
                (entry.Source, entry.Offset) = (i + 1, end);
                end += entry.RecordBytes;
            }
        }
    }

    private static List<(int End, long Bytes)> FindEnds(int[] records, DocumentTable documents, long maxBytes)
    {
        var ends = new List<(int, long)>();
        var (start, bytes) = (0, 0L);
        var best = (End: 0, Bytes: 0L, Hash: ulong.MaxValue);
        for (var i = 0; i < records.Length; i++)
        {
            var length = documents[records[i]].RecordBytes;
            if (i > start && bytes >= maxBytes / 2 && Hash(documents.IdOf(records[i])) is var hash && hash < best.Hash)
                best = (i, bytes, hash);
            if (i > start && bytes + length > maxBytes)
            {
                // Without a cut in the second half the shard holds little and the next record is large.
                ends.Add(best.End > start ? (best.End, best.Bytes) : (i, bytes));
                (start, bytes) = (ends[^1].Item1, 0);
                best = (0, 0, ulong.MaxValue);
                i = start - 1;
                continue;
            }

            bytes += length;
        }

        if (records.Length > 0)
            ends.Add((records.Length, bytes));
        return ends;
    }

    /// <summary>FNV-1a, 64 bits, its bits mixed once more by the finaliser of MurmurHash3, since those of short ids hardly reach the top.</summary>
    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in id)
            hash = (hash ^ b) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
