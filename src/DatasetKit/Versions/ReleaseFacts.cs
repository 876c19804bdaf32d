namespace DatasetKit.Versions;

/// <summary>What a comparison says of each of its releases.</summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Version">The release's version.</param>
/// <param name="RecordCount">How many records it has.</param>
/// <param name="ContentSha256">The digest of its records.</param>
public sealed record ReleaseFacts(string Name, string Version, int RecordCount, string ContentSha256);
