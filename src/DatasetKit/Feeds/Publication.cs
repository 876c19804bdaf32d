using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Releases;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Versions;

namespace DatasetKit.Feeds;

/// <summary>
/// One publication of a release that was verified. The rename of the release's folder is what publishes it: all that belongs to it stands
/// there before, and the indexes, which come after, can be made anew from it at any time.
/// </summary>
internal sealed class Publication(string release, string feed, PublishOptions options, CancellationToken cancellationToken)
{
    private readonly byte[] _manifestBytes = InputFile.ReadAll(Path.Combine(release, ReleaseLayout.Manifest));

    public PublishResult Run()
    {
        var manifest = Manifest.Parse(_manifestBytes);
        if (options.Project is { } project && project.Name != manifest.Name)
            return FeedPublisher.Failed(Codes.LockOfAnother, ReleaseLayout.Manifest, $"The release is of the dataset '{manifest.Name}', but the project is '{project.Name}'; build it anew.");
        if (options is { IsBuilt: true, Project: { } built } && built.Version != manifest.Version)
            throw new ArgumentException("The release is not one of this project.");
        var place = FeedFormat.ReleasePath(manifest.Name, manifest.Version);
        if (!FeedFormat.IsName(manifest.Name) || !FeedFormat.IsVersion(manifest.Version))
            return FeedPublisher.Failed(Codes.ManifestUnreadable, ReleaseLayout.Manifest, $"'{manifest.Name}' {manifest.Version} cannot be published: the name must be one that every system takes as a folder's, no number of the version may exceed 2147483647, and it may not end with '.json', '.jsonl' or '.sig', as files of a feed do.");
        var dataset = new DatasetFolder(feed, manifest.Name);
        if (Directory.Exists(dataset.ReleaseOf(manifest.Version)) && ProjectPaths.HoldsEvenByLink(dataset.ReleaseOf(manifest.Version), release))
            throw new IOException("The feed is the folder that the release stands in, and a build may replace the release there; publish to another folder.");
        if (options.Project is { } around && FeedGate.HoldsSeeds(dataset.ReleaseOf(manifest.Version), around))
            throw new IOException("The feed is below the folder of the seeds, and the files of the release would become seeds; publish to another folder, or 'exclude' this one.");
        using var staging = StagingFolder.Create(dataset.Folder, options.Waiting, cancellationToken);
        var published = new PublishResult { Directory = dataset.ReleaseOf(manifest.Version), FileCount = manifest.FileCount, RecordCount = manifest.RecordCount };
        if (Path.Exists(published.Directory))
        {
            if (Taken(dataset, manifest) is { } reason)
                return FeedPublisher.Failed(Codes.VersionTaken, place, reason);
            if (!IsAsPublished(dataset, manifest.Version))
                return FeedPublisher.Failed(Codes.FileChanged, $"{place}/{ReleaseLayout.Manifest}", "The manifest is not the one that was published: its digest differs from what the feed says of it. Put it back from a copy of the feed; nothing was signed or written.");
            published = published with { IsUpToDate = !AddSignature(dataset, manifest) };
        }
        else
        {
            if (dataset.FindEqual(manifest.Version) is { } equal)
                return FeedPublisher.Failed(Codes.VersionTaken, place, $"The feed has {equal}, which has the same precedence as {manifest.Version}: build metadata and case do not tell versions apart. Raise the version.");
            if (LockFault(manifest) is { } fault)
                return new PublishResult { Diagnostics = new RuleSet().ToDiagnostics([fault]) };
            var entry = DatasetFolder.Describe(manifest, _manifestBytes, options.Project?.Published);
            published = published with { Diagnostics = CheckVersion(dataset, entry) };
            if (published.Diagnostics.Any(DatasetBuilder.Is(Severity.Error)) || options.Confirm?.Invoke(published.Diagnostics) == false)
                return published with { Directory = null };
            Publish(dataset, entry, manifest, staging);
        }

        // What is published is indexed and recorded, whoever asks to stop.
        dataset.WriteIndex();
        new FeedFolder(feed).WriteIndex(CancellationToken.None);
        published = published with { Diagnostics = [.. published.Diagnostics, .. WriteLock(published.Directory)] };
        WriteHistory(dataset);
        return published;
    }

    private void WriteHistory(DatasetFolder dataset)
    {
        try
        {
            new DatasetHistory(dataset, cancellationToken).Write();
        }
        catch (OperationCanceledException)
        {
            // The next publication makes the changelog up.
        }
    }

    /// <summary>What is wrong with the version, as the rules of the project have it. Without a project nobody could lower them, and nothing is asked.</summary>
    private IReadOnlyList<Diagnostic> CheckVersion(DatasetFolder dataset, FeedVersion coming) =>
        options.Project is { } project && FeedGate.Check(new DatasetHistory(dataset, cancellationToken), coming, release, project) is { } finding
            ? new RuleSet(project.Rules).ToDiagnostics([finding])
            : [];

    /// <summary>Why the version could not be recorded after it was published; null where it can be.</summary>
    private Finding? LockFault(Manifest manifest)
    {
        try
        {
            var fault = options.Project is { } project ? LockWriter.Check(project, DatasetLock.Of(manifest, new ReleasePath(release, manifest.Version))) : null;
            return fault?.Code == Codes.VersionTooLow ? null : fault;
        }
        catch (FaultException fault)
        {
            return fault.Finding;
        }
    }

    /// <summary>Records the version in the project's lock, which keeps the highest one: a lower one may be published beside it.</summary>
    private IReadOnlyList<Diagnostic> WriteLock(string directory)
    {
        if (options.Project is not { } project)
            return [];
        try
        {
            return [.. DatasetLock.Write(project, directory).Diagnostics.Where(diagnostic => diagnostic.Code != Codes.VersionTooLow)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FeedPublisher.Failed(Codes.CannotRun, Path.GetFileName(project.LockFile), $"The version is published, but cannot be recorded: {fault.Message} Mend it and run 'datasetkit version lock RELEASE'.").Diagnostics;
        }
    }

    private void Publish(DatasetFolder dataset, FeedVersion entry, Manifest manifest, StagingFolder staging)
    {
        var folder = staging.PathOf("release");
        ReleaseCopy.Copy(release, manifest, _manifestBytes, folder, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // What a killed publisher left beside a release that never came must not be taken for this one's.
        File.Delete(dataset.SignatureOf(manifest.Version));
        File.Delete(dataset.ProvenanceOf(manifest.Version));
        dataset.Write(options.Key is { } key ? Sign(dataset, entry, manifest, key) : entry);
        FileSystem.Publish(folder, dataset.ReleaseOf(manifest.Version));
        FileSystem.SyncFolder(dataset.Folder);
        FileSystem.SyncFolder(feed);
    }

    /// <summary>Signs what is published already. One who may publish may sign later, but not in another's place.</summary>
    /// <returns>Whether there was something to do.</returns>
    private bool AddSignature(DatasetFolder dataset, Manifest manifest)
    {
        if (options.Key is not { } key)
            return false;
        var entry = dataset.Read(manifest.Version);

        // The manifest that was published is signed, which may name another version of the tool.
        var bytes = InputFile.ReadAll(Path.Combine(dataset.ReleaseOf(manifest.Version), ReleaseLayout.Manifest));
        var file = dataset.SignatureOf(manifest.Version);
        if (entry.Signature is not null && File.Exists(file))
        {
            key.Verifier.CheckManifest(bytes, InputFile.ReadAll(file), file);
            if (entry.Provenance is not null || options is not { IsBuilt: true, Project: not null })
                return false;
        }

        dataset.Write(Sign(dataset, entry, manifest, key, bytes));
        return true;
    }

    private FeedVersion Sign(DatasetFolder dataset, FeedVersion entry, Manifest manifest, SigningKey key, byte[]? published = null)
    {
        var bytes = published ?? _manifestBytes;
        var (signature, provenance) = (dataset.SignatureOf(entry.Version), dataset.ProvenanceOf(entry.Version));
        FileSystem.ReplaceDurably(signature, key.Sign(bytes));
        if (options is { IsBuilt: true, Project: { } source })
            FileSystem.ReplaceDurably(provenance, ProvenanceStatement.Sign(manifest, bytes, source, key));
        return entry with { Signature = DatasetFolder.Describe(signature), Provenance = DatasetFolder.Describe(provenance) };
    }

    private static bool IsAsPublished(DatasetFolder dataset, string version) =>
        Digest.OfFile(Path.Combine(dataset.ReleaseOf(version), ReleaseLayout.Manifest)) == dataset.Read(version).Manifest.Sha256;

    /// <summary>Why the version that stands in the feed is not this one; null where it is.</summary>
    private static string? Taken(DatasetFolder dataset, Manifest manifest)
    {
        try
        {
            var there = Manifest.Parse(InputFile.ReadAll(Path.Combine(dataset.ReleaseOf(manifest.Version), ReleaseLayout.Manifest)));

            if (there.Name != manifest.Name || there.Version != manifest.Version)
                return $"The feed holds '{there.Name}' {there.Version} under {manifest.Version}, and no release of this version. Remove it.";

            // The same release, built by another version of the tool, is the same release.
            if ((there with { ToolVersion = manifest.ToolVersion }).ToJson().AsSpan().SequenceEqual(manifest.ToJson()))
                return null;
            return there.ContentSha256 == manifest.ContentSha256
                ? $"Version {manifest.Version} is published with the same records, packaged or described otherwise. A published version is immutable: raise the patch version."
                : $"Version {manifest.Version} is published with other records{(there.RecordCount == manifest.RecordCount ? "" : $" ({there.RecordCount}, here {manifest.RecordCount})")}. A published version is immutable: raise the version.";
        }
        catch (Exception fault) when (fault is FaultException or FileNotFoundException or DirectoryNotFoundException)
        {
            return $"The feed holds something under {manifest.Version} that is no release. Remove it.";
        }
    }
}
