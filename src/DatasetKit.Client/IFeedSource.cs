namespace DatasetKit.Client;

/// <summary>Where a feed's files come from: a folder or a server. Paths are relative to the feed and known to be safe.</summary>
internal interface IFeedSource : IDisposable
{
    /// <summary>Where a file stands, for messages.</summary>
    public string PlaceOf(string path);

    /// <summary>Reads a small file.</summary>
    /// <returns>Its bytes; null where there is no such file.</returns>
    /// <exception cref="FeedException">It is larger than allowed, or cannot be had.</exception>
    public Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Appends to a file what it lacks of a file of the feed. It never grows beyond the size that is expected.</summary>
    /// <exception cref="FeedException">The feed's file has another size, or cannot be had.</exception>
    public Task FetchAsync(string path, long bytes, FileStream target, CancellationToken cancellationToken);
}
