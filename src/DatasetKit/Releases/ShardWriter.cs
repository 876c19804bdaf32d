using System.Security.Cryptography;
using DatasetKit.Projects;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Writes the shards of a release, several at a time.</summary>
/// <param name="directory">The folder of the shards.</param>
/// <param name="settings">How releases are written.</param>
/// <param name="documents">All documents.</param>
/// <param name="sources">Where the lines of a record stand.</param>
/// <param name="earlier">What was compressed for the last release, if anything.</param>
/// <param name="head">What is copied already; null for nothing.</param>
/// <param name="syncs">Makes the shards durable.</param>
internal sealed class ShardWriter(
    string directory,
    ReleaseSettings settings,
    DocumentTable documents,
    Func<DocumentEntry, RecordSource> sources,
    PackedPieces? earlier,
    ShardHead? head,
    PendingSyncs syncs)
{
    private bool _hasFreeThread;
    private bool _isOnlyShard;

    /// <summary>Writes the shards and begins to make them durable.</summary>
    /// <param name="plans">What each shard holds, in the order of the release.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The shards, and SHA-256 over all records in their order.</returns>
    public (IReadOnlyList<ReleaseFile> Files, string ContentSha256) Write(IReadOnlyList<ShardPlan> plans, int threads, CancellationToken cancellationToken)
    {
        var files = new List<ReleaseFile>();
        var contentSha256 = plans.Count == 1 ? null : "";
        _hasFreeThread = threads > plans.Count;
        _isOnlyShard = plans.Count == 1;

        // The digest over all shards can only be made in one piece, so it begins first.
        var jobs = contentSha256 is null ? plans.Cast<ShardPlan?>() : plans.Cast<ShardPlan?>().Prepend(null);
        OrderedWork<ShardPlan?, object>.Run(
            jobs,
            threads,
            () => Stream.Null,
            (_, plan) => [plan is null ? HashContent(plans, cancellationToken) : Write(plan, cancellationToken)],
            result =>
            {
                if (result is ReleaseFile file)
                    files.Add(file);
                else
                    contentSha256 = (string)result;
            });
        return (files, contentSha256 ?? files[0].Shard!.UncompressedSha256);
    }

    private ReleaseFile Write(ShardPlan plan, CancellationToken cancellationToken)
    {
        var path = $"{ReleaseLayout.DataFolder}/{plan.Name}";
        var file = Path.Combine(directory, plan.Name);
        var source = sources(documents[plan.Records[0]]);
        var isWhole = source.IsAllOf(plan.Records, documents);

        // What the last release holds need not be hashed again: its stamp and digest have been seen to.
        if (isWhole && source.Shard is { } last && ShardCompressor.CompressionOf(last.Path) == settings.Compression)
        {
            FileSystem.LinkOrCopy(source.File, file, mayLink: source.IsReplaced);
            return last with { Path = path, Shard = last.Shard! with { Split = plan.Split } };
        }

        if (settings.Compression != Compression.None)
            return Compress(plan, path, file, isWhole ? source.Compressed : null, cancellationToken);

        // A last shard that was compressed is no file of lines, and a spool with other records too is no shard.
        if (!isWhole || source.Shard is not null)
            return Copy(plan, path, file, cancellationToken);

        // A spool that holds the shard's records and nothing else becomes the shard.
        var spool = source.Spool!;
        var sha256 = spool.Sha256;
        File.Move(source.File, file);
        syncs.Begin(file, spool.Sync);
        return Uncompressed(plan, path, sha256);
    }

    /// <summary>Copies the records; the digest is that of what is read back.</summary>
    private ReleaseFile Copy(ShardPlan plan, string path, string file, CancellationToken cancellationToken)
    {
        var ranges = RecordSource.Ranges(plan.Records, documents, sources);
        var first = ranges.First();
        using var copy = head?.TakeFor(first.Source, first.Offset, first.Length) ?? new ShardCopy(file, _hasFreeThread);
        var replaced = new HashSet<RecordSource>();
        var copied = copy.Bytes;
        foreach (var (source, offset, length) in ranges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            copy.Append(source.Handle, offset + copied, length - copied);
            copied = 0;
            if (source.IsReplaced && _isOnlyShard)
                replaced.Add(source);
        }

        copy.Flush();
        if (copy.File != file)
            File.Move(copy.File, file);

        // The disk writes, and another thread hashes, while what gives way to this release is forgotten. Of several shards others may still read it.
        syncs.Begin(file, copy.Sync);
        foreach (var source in replaced)
            FileSystem.Forget(source.Handle);
        return Uncompressed(plan, path, copy.Finish());
    }

    private ReleaseFile Compress(ShardPlan plan, string path, string file, ShardFile? compressed, CancellationToken cancellationToken)
    {
        if (compressed is not null)
        {
            var whole = compressed.Finish(plan, path);
            File.Move(compressed.File, file);
            syncs.Begin(file);
            return whole;
        }

        using var shard = new ShardFile(file, settings.Compression, earlier, _hasFreeThread);
        foreach (var lines in RecordSource.Read(plan.Records, documents, sources))
        {
            cancellationToken.ThrowIfCancellationRequested();
            shard.Append(lines.Span);
        }

        var written = shard.Finish(plan, path);
        syncs.Begin(file);
        return written;
    }

    private static ReleaseFile Uncompressed(ShardPlan plan, string path, string sha256) =>
        new(path, plan.Bytes, sha256) { Shard = new ShardInfo(plan.Split, plan.Records.Count, plan.Bytes, sha256) };

    private string HashContent(IReadOnlyList<ShardPlan> plans, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var plan in plans)
        {
            foreach (var lines in RecordSource.Read(plan.Records, documents, sources))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(lines.Span);
            }
        }

        return Digest.Finish(hash);
    }
}
