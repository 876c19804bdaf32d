namespace DatasetKit.Versions;

/// <summary>A release on disk, and what it is called in messages.</summary>
/// <param name="Directory">The folder that holds <c>manifest.json</c>, absolute.</param>
/// <param name="Name">What stands before the paths of its files in diagnostics: the folder as the user wrote it, <c>letters@1.2.0</c>.</param>
public sealed record ReleasePath(string Directory, string Name);
