namespace DatasetKit.Client;

/// <summary>A release that was chosen, with its manifest, whose digest was checked.</summary>
internal sealed record ResolvedRelease(string Name, FeedVersion Version, byte[] ManifestBytes, ReleaseManifest Manifest, byte[]? Signature, byte[]? Provenance, IReadOnlyList<FeedNotice> Notices)
{
    /// <summary>The release's folder, relative to the feed.</summary>
    public string Path => FeedFormat.ReleasePath(Name, Version.Version);
}
