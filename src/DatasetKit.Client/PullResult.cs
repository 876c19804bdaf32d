namespace DatasetKit.Client;

/// <summary>What a pull made.</summary>
public sealed record PullResult
{
    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version that was chosen.</summary>
    public required FeedVersion Version { get; init; }

    /// <summary>The release's folder, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether the release stood there already, sound. A signature and a statement that came later are fetched all the same.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>How many of the release's files were fetched; the others were in the cache.</summary>
    public int FetchedFileCount { get; init; }

    /// <summary>The size of the files that were fetched.</summary>
    public long FetchedBytes { get; init; }

    /// <summary>What is worth knowing, such as that the version was yanked.</summary>
    public IReadOnlyList<FeedNotice> Notices { get; init; } = [];
}
