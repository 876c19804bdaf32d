using System.Security.Cryptography;

namespace DatasetKit.Client;

/// <summary>
/// Files by their digest, shared by all feeds, datasets and versions, so that a new version costs only what has changed. What is cut short
/// is kept apart and continued; what is whole was checked before it got its name.
/// </summary>
internal sealed class BlobCache(string folder, TimeProvider clock)
{
    private const int BufferBytes = 1 << 17;

    /// <summary>The user's own cache folder, absolute.</summary>
    /// <exception cref="IOException">The system names none.</exception>
    public static string DefaultFolder()
    {
        // The folder need not be there yet. By the specification of XDG a relative path is passed over.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var caches = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } named && Path.IsPathFullyQualified(named) ? named
            : Path.Combine(home, ".cache");
        return Path.IsPathFullyQualified(caches)
            ? Path.Combine(caches, "datasetkit")
            : throw new IOException("The system names no home folder, so there is no place for what is fetched; name a folder for it.");
    }

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Copies a file of the feed to a place of this machine, from the cache where it is there, and checks the copy.</summary>
    /// <returns>Whether anything was fetched.</returns>
    /// <exception cref="FeedException">DK4044: what the feed sends is not what it lists.</exception>
    public async Task<bool> CopyAsync(IFeedSource source, string path, FeedFile expected, string target, CancellationToken cancellationToken)
    {
        var isFetched = await EnsureAsync(source, path, expected, cancellationToken).ConfigureAwait(false);
        if (await TryCopyAsync(PathOf(expected.Sha256), target, cancellationToken).ConfigureAwait(false) == expected.Sha256)
            return isFetched;

        // The cache was damaged or removed since: it is healed, once.
        File.Delete(target);
        await DropDamagedAsync(expected.Sha256, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(source, path, expected, cancellationToken).ConfigureAwait(false);
        if (await CopyAsync(PathOf(expected.Sha256), target, cancellationToken).ConfigureAwait(false) == expected.Sha256)
            return true;
        throw new IOException($"'{target}' does not read back as it was written.");
    }

    /// <summary>Puts a file of the feed into the cache unless it is there.</summary>
    /// <returns>Whether anything was fetched.</returns>
    public async Task<bool> EnsureAsync(IFeedSource source, string path, FeedFile expected, CancellationToken cancellationToken)
    {
        if (Has(expected.Sha256))
            return false;
        using var held = await FileLock.AcquireAsync(LockOf(expected.Sha256), clock, cancellationToken).ConfigureAwait(false);
        if (Has(expected.Sha256))
            return false;
        var partial = Path.Combine(folder, "partial", expected.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(expected.Sha256))!);
        var isContinued = await FetchAsync(source, path, expected, partial, cancellationToken).ConfigureAwait(false);
        var actual = await DigestOfAsync(partial, cancellationToken).ConfigureAwait(false);
        if (actual != expected.Sha256 && isContinued)
        {
            // What an earlier run left may have been the fault.
            File.Delete(partial);
            await FetchAsync(source, path, expected, partial, cancellationToken).ConfigureAwait(false);
            actual = await DigestOfAsync(partial, cancellationToken).ConfigureAwait(false);
        }

        if (actual != expected.Sha256)
        {
            File.Delete(partial);
            throw new FeedException(FeedCodes.Changed, source.PlaceOf(path), $"The file's SHA-256 is {actual}, but the feed lists {expected.Sha256}; it was thrown away.");
        }

        File.Move(partial, PathOf(expected.Sha256), overwrite: true);
        return true;
    }

    /// <summary>Puts a file of the feed into the cache unless it is there, and makes sure that it still is what it was.</summary>
    /// <returns>The file, absolute.</returns>
    /// <exception cref="FeedException">DK4044: what the feed sends is not what it lists.</exception>
    public async Task<string> EnsureSoundAsync(IFeedSource source, string path, FeedFile expected, CancellationToken cancellationToken)
    {
        var file = PathOf(expected.Sha256);
        if (!await EnsureAsync(source, path, expected, cancellationToken).ConfigureAwait(false) && !await IsSoundAsync(file, expected.Sha256, cancellationToken).ConfigureAwait(false))
        {
            await DropDamagedAsync(expected.Sha256, cancellationToken).ConfigureAwait(false);
            await EnsureAsync(source, path, expected, cancellationToken).ConfigureAwait(false);
        }

        return file;
    }

    /// <summary>Removes a file whose bytes have changed. Another process may have healed it meanwhile: it is looked at under the lock.</summary>
    public async Task DropDamagedAsync(string sha256, CancellationToken cancellationToken)
    {
        using var held = await FileLock.AcquireAsync(LockOf(sha256), clock, cancellationToken).ConfigureAwait(false);
        if (Has(sha256) && !await IsSoundAsync(PathOf(sha256), sha256, cancellationToken).ConfigureAwait(false))
            File.Delete(PathOf(sha256));
    }

    /// <summary>Removes a file that was found damaged while it was read.</summary>
    public void Drop(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>Opens a file of the cache, which may be dropped while it is open.</summary>
    public FileStream Open(string sha256) => OpenRead(PathOf(sha256));

    private string LockOf(string sha256) => Path.Combine(folder, "locks", sha256[..2]);

    private string PathOf(string sha256) => Path.Combine(folder, "sha256", sha256[..2], sha256);

    private static async Task<bool> FetchAsync(IFeedSource source, string path, FeedFile expected, string partial, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferBytes);
            if (stream.Length > expected.Bytes)
                stream.SetLength(0);
            stream.Seek(0, SeekOrigin.End);
            var isContinued = stream.Position > 0;
            await source.FetchAsync(path, expected.Bytes, stream, cancellationToken).ConfigureAwait(false);
            MakeDurable(stream);
            return isContinued;
        }
        catch (FeedException fault) when (fault.Code == FeedCodes.Changed)
        {
            // Bytes of a feed that lies are not worth continuing.
            File.Delete(partial);
            throw;
        }
    }

    // There is no asynchronous form of it.
    private static void MakeDurable(FileStream stream) => stream.Flush(flushToDisk: true);

    // Another process may just remove a file that it found damaged.
    private static async Task<bool> IsSoundAsync(string file, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await DigestOfAsync(file, cancellationToken).ConfigureAwait(false) == sha256;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // Others may remove it meanwhile, which Windows asks about beforehand.
    private static FileStream OpenRead(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);

    private static async Task<string> DigestOfAsync(string file, CancellationToken cancellationToken)
    {
        using var stream = OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Copies a file of the cache, which others may clear at any time.</summary>
    /// <returns>The digest of what was copied; null where the file is gone.</returns>
    private static async Task<string?> TryCopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        try
        {
            return await CopyAsync(from, to, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<string> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var input = OpenRead(from);
        using var output = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[BufferBytes];
        while (await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        MakeDurable(output);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
