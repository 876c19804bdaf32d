using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Validation;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>Writes a release in a staging folder and publishes it with one rename.</summary>
internal sealed class ReleaseWriter : IDisposable
{
    private readonly DatasetProject _project;
    private readonly StagingFolder _staging;
    private readonly IReadOnlyList<string> _splits;
    private readonly RecordSpool?[] _spools;
    private readonly LastShards? _lastShards;
    private readonly ShardHead? _head;
    private readonly PendingSyncs _syncs = new();
    private readonly CancellationToken _cancellationToken;
    private RejectedList? _rejected;
    private IReadOnlyList<List<int>> _order = [];
    private string _contentSha256 = "";
    private Manifest? _manifest;

    /// <param name="project">What is released.</param>
    /// <param name="splits">The names of the splits.</param>
    /// <param name="staging">Where the release is built.</param>
    /// <param name="last">The last build, whose records may be part of this one; null where all are new.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="cancellationToken">Stops what may take long outside of <see cref="WriteShards"/>.</param>
    public ReleaseWriter(DatasetProject project, IReadOnlyList<string> splits, StagingFolder staging, LastBuild? last, int threads, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _project = project;
        _staging = staging;
        _splits = splits;
        _spools = new RecordSpool[splits.Count];
        _lastShards = last is null ? null : new LastShards(last, staging, Target, cancellationToken);
        _head = last is null || threads == 1 ? null : BeginHead(last);
    }

    /// <summary>The shards that were written, in the order of the release.</summary>
    public IReadOnlyList<ReleaseFile> Shards { get; private set; } = [];

    private string Target => Path.Combine(_staging.Parent, _project.Version);

    /// <summary>The spool of a split, made when it is first needed.</summary>
    public RecordSpool SpoolOf(int split) => _spools[split] ??= new RecordSpool(
        _staging.PathOf($"{_splits[split]}.spool"),
        _lastShards is null ? _project.Release.MaxShardBytes : 0,
        _project.Release.Compression,
        keepsLines: _splits.Count > 1,
        _cancellationToken);

    /// <summary>The line of a record, of this run or of the last release; empty where none was written.</summary>
    public byte[] LineOf(in DocumentEntry entry)
    {
        var line = new byte[entry.RecordBytes];
        var source = entry.Source == 0 ? SourceOf(SpoolOf(entry.Split))! : _lastShards!.SourceOf(entry.Source);
        return line.Length == 0 || RandomAccess.Read(source.Handle, line, entry.Offset) == line.Length
            ? line
            : throw new IOException("A file of the staging folder is shorter than what was written to it.");
    }

    /// <summary>Lists the documents that are not released.</summary>
    public void WriteRejected(Corpus corpus, DocumentTable documents, IEnumerable<(int Document, Finding Finding)> findings, RuleSet rules)
    {
        _rejected = new RejectedList(_staging.PathOf("rejected.jsonl"));
        _rejected.Append(corpus, documents, findings, rules);
    }

    /// <summary>The release while it is not in its place; complete when it is sealed.</summary>
    public string Folder => _staging.PathOf("release");

    /// <summary>Writes the shards; then the documents know the places of their records in them.</summary>
    public void WriteShards(DocumentTable documents, int threads, CancellationToken cancellationToken)
    {
        var data = Path.Combine(Folder, ReleaseLayout.DataFolder);
        Directory.CreateDirectory(data);
        var sources = _spools.Select(SourceOf).ToArray();
        _order = RecordOrder.Of(documents, _splits.Count);
        var plans = Enumerable.Range(0, _splits.Count)
            .Where(split => _order[split].Count > 0)
            .SelectMany(split => ShardPlan.Cut(_splits[split], [.. _order[split]], documents, _project.Release))
            .ToList();
        var shards = new ShardWriter(data, _project.Release, documents, entry => entry.Source == 0 ? sources[entry.Split]! : _lastShards!.SourceOf(entry.Source), _lastShards?.Pieces, _head, _syncs);
        (Shards, _contentSha256) = shards.Write(plans, threads, cancellationToken);
        ShardPlan.SetPlaces(plans, documents);
    }

    /// <summary>Writes schema, data card, manifest and checksums beside the shards, makes all durable and reads it back. Nothing is visible yet.</summary>
    public Manifest Seal(DocumentTable documents, BuildSummary summary)
    {
        var folder = Folder;
        _manifest = WriteFiles(folder, documents, summary);
        if (ReleaseVerifier.CheckFiles(folder, _manifest, readsShards: false) is [var fault, ..])
            throw new IOException($"The release that was written does not read back: {fault.Location.Path}: {fault.Message}");
        return _manifest;
    }

    /// <summary>Puts the sealed release in its place.</summary>
    /// <returns>The release's folder and all files that were made, absolute.</returns>
    public (string Directory, IReadOnlyList<string> Files) Publish(CancellationToken cancellationToken)
    {
        var manifest = _manifest ?? throw new InvalidOperationException("The release is not sealed.");
        var folder = Folder;
        cancellationToken.ThrowIfCancellationRequested();
        var rejected = Path.Combine(_staging.Parent, RejectedList.NameFor(_project.Version));
        var hasRejected = _rejected?.Publish(rejected) == true;
        if (!hasRejected)
            File.Delete(rejected);
        if (!IsSame(folder, Target, manifest))
            FileSystem.Publish(folder, Target);
        FileSystem.SyncFolder(_staging.Parent);
        string[] names = [ReleaseLayout.Manifest, .. Checksums.NamesFor(manifest.Layout), .. manifest.Files.Select(file => file.Path)];
        return (Target, [.. names.Select(name => Path.Combine(Target, name)), .. hasRejected ? [rejected] : Array.Empty<string>()]);
    }

    public void Dispose()
    {
        _syncs.Dispose();
        _head?.Dispose();
        foreach (var spool in _spools)
            spool?.Dispose();
        _lastShards?.Dispose();
        _rejected?.Dispose();
    }

    private ShardHead? BeginHead(LastBuild last)
    {
        // With several splits it is not known yet into which a changed document goes.
        if (_splits.Count > 1 || _project.Release.Compression != Compression.None || last.FindHead() is not { Bytes: > 0 } head)
            return null;
        var source = _lastShards!.SourceOf(head.Shard);
        return ShardCompressor.CompressionOf(source.File) == Compression.None ? new ShardHead(source, head.Bytes, _staging.PathOf("head.jsonl")) : null;
    }

    private Manifest WriteFiles(string folder, DocumentTable documents, BuildSummary summary)
    {
        List<ReleaseFile> files = [.. Shards];
        var card = DataCard.Format(_project, [.. _splits.Zip(_order).Where(split => split.Second.Count > 0).Select(split => (split.First, SplitStatistics.Of(documents, split.Second)))], files, _contentSha256);
        files.AddRange([.. Catalogue.Files(_project, Shards).Select(file => Write(folder, file.Name, file.Bytes))]);
        if (_project.Release.Layout == PackageLayout.BagIt)
            files.AddRange([.. Bag.Files(_project, Shards).Select(file => Write(folder, file.Name, file.Bytes))]);
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
            Layout = _project.Release.Layout,
            SeedCount = summary.Seeds,
            DocumentCount = summary.Documents,
            RecordCount = summary.Records,
            RejectedCount = summary.Rejected,
            ContentSha256 = _contentSha256,
            Files = files,
        };
        var json = manifest.ToJson();
        foreach (var (name, bytes) in Checksums.Of(manifest, json).Prepend((ReleaseLayout.Manifest, json)))
            Write(folder, name, bytes);
        string[] names = [ReleaseLayout.Manifest, .. Checksums.NamesFor(manifest.Layout), .. files.Where(file => file.Shard is null).Select(file => file.Path)];
        FileSystem.MakeDurable(names.Select(name => Path.Combine(folder, name)));
        _syncs.Wait();
        FileSystem.SyncFolder(Path.Combine(folder, ReleaseLayout.DataFolder));
        FileSystem.SyncFolder(folder);
        return manifest;
    }

    private static RecordSource? SourceOf(RecordSpool? spool) => spool is null
        ? null
        : new RecordSource(new Lazy<SafeFileHandle>(() => spool.Lines.Handle), spool.File, spool.Length) { Compressed = spool.Shard, Spool = spool.Shard is null ? spool.Lines : null };

    private static ReleaseFile Write(string folder, string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return new ReleaseFile(name, bytes.Length, Digest.Of(bytes));
    }

    /// <summary>Whether the same release stands there already, whole; it is then left alone.</summary>
    private static bool IsSame(string folder, string target, Manifest manifest)
    {
        var there = Path.Combine(target, ReleaseLayout.Checksums);
        try
        {
            return File.Exists(there)
                && InputFile.ReadAll(there).AsSpan().SequenceEqual(InputFile.ReadAll(Path.Combine(folder, ReleaseLayout.Checksums)))
                && ReleaseVerifier.CheckFiles(target, manifest).Count == 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A file of it cannot be read, or is none: what was built now takes its place.
            return false;
        }
    }
}
