namespace DatasetKit.Versions;

/// <summary>A release on disk, and what it is called in messages. <see cref="FeedRelease"/> makes one of a feed's version.</summary>
/// <param name="Directory">The folder that holds <c>manifest.json</c>, absolute.</param>
/// <param name="Name">What stands before the paths of its files in diagnostics: the folder as the user wrote it, <c>letters@1.2.0</c>.</param>
public sealed record ReleasePath(string Directory, string Name)
{
    /// <summary>Where each file is, by its path in the release; null where all are in the folder.</summary>
    internal Func<string, string>? Locate { get; init; }

    /// <summary>What has to be disposed of once the release was read; null where nothing has.</summary>
    internal IDisposable? Source { get; init; }

    /// <summary>A file of the release, absolute.</summary>
    internal string FileOf(string path) => Locate is null ? Path.Combine(Directory, path) : Locate(path);
}
