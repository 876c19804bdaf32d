using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>One pull: choose, fetch into a staging folder, check, and show by one rename.</summary>
internal sealed class Pull(Feed feed, string directory)
{
    // The same names as the staging folders and the lock of builds, so that releases may be pulled to where others are built.
    private const string StagingPrefix = ".staging-";
    private const string LockFile = ".lock";

    private int _fetchedFiles;
    private long _fetchedBytes;

    public async Task<PullResult> RunAsync(string query, CancellationToken cancellationToken)
    {
        var release = await feed.OpenReleaseAsync(query, keepsStatements: true, cancellationToken).ConfigureAwait(false);
        var parent = Path.Combine(directory, release.Name);
        var target = Path.Combine(parent, release.Version.Version);
        using var held = await FileLock.AcquireAsync(Path.Combine(parent, LockFile), feed.Options.Clock, cancellationToken).ConfigureAwait(false);
        foreach (var left in Directory.EnumerateDirectories(parent, StagingPrefix + "*"))
            Directory.Delete(left, recursive: true);
        var isThere = Path.Exists(target);
        if (isThere && !await IsSameAsync(target, release, cancellationToken).ConfigureAwait(false))
            throw new FeedException(FeedCodes.TargetTaken, target, "Something else is there already, or this release with files changed, added or missing. Remove it, or pull into another folder.");
        if (!isThere)
            await FetchAsync(release, parent, target, cancellationToken).ConfigureAwait(false);
        else
            WriteBeside(target, release, mayDelete: false);
        return new PullResult
        {
            Name = release.Name,
            Version = release.Version,
            Directory = target,
            IsUpToDate = isThere,
            FetchedFileCount = _fetchedFiles,
            FetchedBytes = _fetchedBytes,
            Notices = release.Notices,
        };
    }

    private async Task FetchAsync(ResolvedRelease release, string parent, string target, CancellationToken cancellationToken)
    {
        var staging = Path.Combine(parent, StagingPrefix + Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(staging);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = feed.Options.Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(release.Manifest.Files, parallel, async (file, token) =>
            {
                var to = Path.Combine(staging, file.Path.Replace('/', Path.DirectorySeparatorChar));
                if (!await feed.Cache.CopyAsync(feed.Source, $"{release.Path}/{file.Path}", new FeedFile(file.Bytes, file.Sha256), to, token).ConfigureAwait(false))
                    return;
                Interlocked.Increment(ref _fetchedFiles);
                Interlocked.Add(ref _fetchedBytes, file.Bytes);
            }).ConfigureAwait(false);
            Write(Path.Combine(staging, FeedFormat.ManifestFile), release.ManifestBytes);
            foreach (var (name, bytes) in DerivedFiles.Of(release))
                Write(Path.Combine(staging, name), bytes);

            // What stands beside the release comes first: with the folder all is there.
            WriteBeside(target, release, mayDelete: true);
            Directory.Move(staging, target);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task<bool> IsSameAsync(string target, ResolvedRelease release, CancellationToken cancellationToken)
    {
        var expected = release.Manifest.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        expected[FeedFormat.ManifestFile] = release.Version.Manifest.Sha256;
        foreach (var (name, bytes) in DerivedFiles.Of(release))
            expected[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!Directory.Exists(target))
            return false;
        var files = Directory.GetFiles(target, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        if (files.Length != expected.Count)
            return false;
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(target, file).Replace(Path.DirectorySeparatorChar, '/');
            using var stream = File.OpenRead(file);
            if (!expected.TryGetValue(path, out var sha256) || Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)) != sha256)
                return false;
        }

        return true;
    }

    /// <summary>Writes the signature and the provenance statement, which a release may get after it was published.</summary>
    /// <param name="target">The release's folder.</param>
    /// <param name="release">The release.</param>
    /// <param name="mayDelete">Whether what the feed does not have is left from a pull that came to nothing. Of a release that stands there, another feed may have signed it.</param>
    private static void WriteBeside(string target, ResolvedRelease release, bool mayDelete)
    {
        foreach (var (file, bytes) in (ReadOnlySpan<(string, byte[]?)>)[($"{target}.sig", release.Signature), ($"{target}.intoto.jsonl", release.Provenance)])
        {
            if (bytes is null && mayDelete)
                File.Delete(file);
            if (bytes is null || (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)))
                continue;
            var temporary = $"{file}.new";
            File.Delete(temporary);
            Write(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
    }

    private static void Write(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
