using System.Security.Cryptography;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>Collects records in a staging folder and publishes them as a release with one rename.</summary>
internal sealed class ReleaseWriter : IDisposable
{
    private readonly DatasetProject _project;
    private readonly StagingFolder _staging;
    private readonly SplitAssigner _splits;
    private readonly Dictionary<string, (RecordSpool Spool, SplitStatistics Statistics)> _spools = new(StringComparer.Ordinal);
    private readonly RejectedList _rejected;

    private ReleaseWriter(DatasetProject project, StagingFolder staging)
    {
        _project = project;
        _staging = staging;
        _splits = new SplitAssigner(project.Splits, project.Salt);
        _rejected = new RejectedList(staging.PathOf("rejected.jsonl"));
    }

    /// <summary>Begins a release.</summary>
    /// <param name="project">What is released.</param>
    /// <param name="waiting">Called once where another build of the same dataset has to be waited for.</param>
    /// <param name="cancellationToken">Ends the wait for another build of the same dataset.</param>
    public static ReleaseWriter Create(DatasetProject project, Action? waiting, CancellationToken cancellationToken) =>
        new(project, StagingFolder.Create(Path.Combine(project.Release.Directory, project.Name), waiting, cancellationToken));

    public void Append(Record record)
    {
        var split = _splits.Assign(record.Id);
        if (!_spools.TryGetValue(split, out var entry))
            _spools[split] = entry = (new RecordSpool(_staging.PathOf($"{split}.spool")), new SplitStatistics());
        entry.Spool.Append(record, _project.Release.Shape);
        entry.Statistics.Add(record);
    }

    public void Reject(Document document, IEnumerable<Diagnostic> diagnostics) => _rejected.Append(document, diagnostics);

    /// <summary>Writes shards, schema, data card, manifest and checksums, reads them back, and puts the release in its place.</summary>
    /// <returns>The release's folder and all files that were made, absolute.</returns>
    public (string Directory, IReadOnlyList<string> Files) Publish(BuildSummary summary, CancellationToken cancellationToken)
    {
        var folder = _staging.PathOf("release");
        Directory.CreateDirectory(Path.Combine(folder, ReleaseLayout.DataFolder));
        var manifest = WriteFiles(folder, summary, cancellationToken);
        if (ReleaseVerifier.CheckFiles(folder, manifest) is [var fault, ..])
            throw new IOException($"The release that was written does not read back: {fault.Location.Path}: {fault.Message}");

        cancellationToken.ThrowIfCancellationRequested();
        var target = Path.Combine(_staging.Parent, _project.Version);
        var rejected = Path.Combine(_staging.Parent, RejectedList.NameFor(_project.Version));
        var hasRejected = _rejected.Publish(rejected);
        if (!IsSame(folder, target, manifest))
            FileSystem.Publish(folder, target);
        FileSystem.SyncFolder(_staging.Parent);
        string[] names = [ReleaseLayout.Manifest, ReleaseLayout.Checksums, .. manifest.Files.Select(file => file.Path)];
        return (target, [.. names.Select(name => Path.Combine(target, name)), .. hasRejected ? [rejected] : Array.Empty<string>()]);
    }

    public void Dispose()
    {
        try
        {
            foreach (var (spool, _) in _spools.Values)
                spool.Dispose();
            _rejected.Dispose();
        }
        finally
        {
            // Closing a file writes what is left of it, which fails on a full disk; the folder must go all the same.
            _staging.Dispose();
        }
    }

    private Manifest WriteFiles(string folder, BuildSummary summary, CancellationToken cancellationToken)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var shards = new ShardWriter(Path.Combine(folder, ReleaseLayout.DataFolder), _project.Release, content);
        var splits = _splits.Names.Where(_spools.ContainsKey).ToList();
        List<ReleaseFile> files = [.. splits.SelectMany(split => shards.Write(split, _spools[split].Spool.ReadSorted(), cancellationToken))];
        var contentSha256 = Digest.Finish(content);
        var card = DataCard.Format(_project, [.. splits.Select(split => (split, _spools[split].Statistics))], files, contentSha256);
        files.Add(Write(folder, ReleaseLayout.DataCard, card));
        files.Add(Write(folder, ReleaseLayout.RecordSchema, RecordSchema.ToJson(_project)));
        files.Sort(static (left, right) => CodePointOrder.Compare(left.Path, right.Path));
        var manifest = new Manifest
        {
            Name = _project.Name,
            Version = _project.Version,
            ToolVersion = ToolInfo.Version,
            Shape = _project.Release.Shape,
            Compression = _project.Release.Compression,
            SeedCount = summary.Seeds,
            DocumentCount = summary.Documents,
            RecordCount = summary.Records,
            RejectedCount = summary.Rejected,
            ContentSha256 = contentSha256,
            Files = files,
        };
        var manifestFile = Write(folder, ReleaseLayout.Manifest, manifest.ToJson());
        Write(folder, ReleaseLayout.Checksums, Checksums.Format([.. files, manifestFile]));
        FileSystem.SyncFolder(Path.Combine(folder, ReleaseLayout.DataFolder));
        FileSystem.SyncFolder(folder);
        return manifest;
    }

    private static ReleaseFile Write(string folder, string name, byte[] bytes)
    {
        FileSystem.WriteDurably(Path.Combine(folder, name), bytes);
        return new ReleaseFile(name, bytes.Length, Digest.Of(bytes));
    }

    /// <summary>Whether the same release stands there already, whole; it is then left alone.</summary>
    private static bool IsSame(string folder, string target, Manifest manifest)
    {
        var there = Path.Combine(target, ReleaseLayout.Checksums);
        return File.Exists(there)
            && File.ReadAllBytes(there).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, ReleaseLayout.Checksums)))
            && ReleaseVerifier.CheckFiles(target, manifest).Count == 0;
    }
}
