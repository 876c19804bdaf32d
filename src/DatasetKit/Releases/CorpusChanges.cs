using DatasetKit.Metadata;
using DatasetKit.Seeds;

namespace DatasetKit.Releases;

/// <summary>How the corpus differs from what the last build saw, found by listing folders and asking for the files' stamps.</summary>
internal sealed class CorpusChanges
{
    private const int LargeBytes = 1 << 22;

    // So many names are 5 MB, which builds hold that find nothing to do.
    private const int MaxListedSeeds = 200_000;

    private readonly CorpusOptions _options;
    private readonly StateFile _state;
    private readonly SeedPatterns _patterns;
    private readonly Dictionary<string, FolderChange> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeedFolder> _listed = new(StringComparer.Ordinal);
    private int _listedSeeds;

    private CorpusChanges(CorpusOptions options, StateFile state) => (_options, _state, _patterns) = (options, state, new SeedPatterns(options));

    /// <summary>Whether nothing is different.</summary>
    public bool IsEmpty => _folders.Count == 0;

    /// <summary>The first document of the last build before which nothing has changed; beyond all where no seed has.</summary>
    public int FirstDocument { get; private set; } = int.MaxValue;

    /// <summary>Looks at every folder of the last build, on several threads.</summary>
    public static CorpusChanges Find(StateFile state, CorpusOptions options, int threads, CancellationToken cancellationToken)
    {
        var changes = new CorpusChanges(options, state);
        OrderedWork<int, FolderChange>.Run(
            Enumerable.Range(0, state.Folders.Count),
            threads,
            () => Stream.Null,
            (_, index) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return [changes.Compare(index)];
            },
            changes.Add);
        return changes;
    }

    /// <summary>A folder as it was listed; null where it must be listed again.</summary>
    /// <param name="path">Relative to the root.</param>
    public SeedFolder? ListedAs(string path) => _listed.GetValueOrDefault(path);

    /// <summary>Whether anything right in a folder that the last build knew is different.</summary>
    public bool Has(string folder) => _folders.ContainsKey(folder);

    /// <summary>Whether a seed of a folder that the last build knew must be read again.</summary>
    /// <param name="folder">The folder, relative to the root.</param>
    /// <param name="seeds">Its seeds.</param>
    /// <param name="index">Which of them is meant.</param>
    public bool HasChanged(string folder, NameList seeds, int index) => _folders.TryGetValue(folder, out var change) && (change.IsGone || change.Seeds.Contains(seeds.TextOf(index)));

    /// <summary>Whether all seeds of a folder must be read again, since folder defaults have changed that hold for them.</summary>
    public bool HasOtherDefaults(string folder)
    {
        while (true)
        {
            if (_folders.TryGetValue(folder, out var change) && change.HasOtherDefaults)
                return true;
            if (folder.Length == 0)
                return false;
            folder = folder.LastIndexOf('/') is >= 0 and var at ? folder[..at] : "";
        }
    }

    private void Add(FolderChange change)
    {
        if (!change.IsSame)
        {
            _folders[change.Path] = change;
            FirstDocument = Math.Min(FirstDocument, change.FirstDocument);
        }

        // Sidecars and the like were looked at before the build asked for the file system's time, so their stamps may not be kept.
        if (change.Listed is not { Others.Count: 0 } listed || _listedSeeds + listed.Seeds.Count > MaxListedSeeds)
            return;
        _listed[change.Path] = listed;
        _listedSeeds += listed.Seeds.Count;
    }

    private FolderChange Compare(int index)
    {
        var path = _state.Folders[index].Path;
        var fullPath = path.Length == 0 ? _options.Root : Path.Combine(_options.Root, path);
        var change = new FolderChange(path);
        try
        {
            using var open = FolderFiles.Open(fullPath);
            var listed = SeedFolder.List(open, path, fullPath, _options, _patterns, long.MaxValue);
            Compare(change, _state.ReadFolder(index), open, listed);
            change.Listed = listed;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A folder that is gone has no seeds; one that cannot be read is reported when the corpus is opened.
            change.IsGone = true;
        }

        return change;
    }

    private void Compare(FolderChange change, FolderState old, FolderFiles open, SeedFolder now)
    {
        var buffer = default(TextBuffer);
        var (at, same) = (0, 0);
        for (var i = 0; i < now.Seeds.Count; i++)
        {
            while (at < old.Seeds.Count && NameList.Compare(old.Seeds, at, now.Seeds, i) < 0)
                at++;
            var isSame = at < old.Seeds.Count && old.Seeds[at].SequenceEqual(now.Seeds[i]) && IsUnchanged(old.States[at], change.Path, open, now.Seeds[i], ref buffer);
            if (!isSame)
                change.Seeds.Add(now.Seeds.TextOf(i));

            // As long as all are the same the two lists are at the same place.
            same += isSame && same == i && at == i ? 1 : 0;
        }

        var others = ChangedOthers(old, now, change.Path, open, ref buffer);
        foreach (var name in others)
        {
            change.HasOtherDefaults |= name == FolderDefaults.FileName;
            change.Seeds.Add(name[..^Path.GetExtension(name).Length]);
        }

        buffer.Dispose();
        var hasSameChildren = now.Children.SequenceEqual(old.Children);
        change.IsSame = change.Seeds.Count == 0 && now.Seeds.Count == old.Seeds.Count && hasSameChildren;
        change.FirstDocument = others.Count > 0 || !hasSameChildren || old.Seeds.Count == 0 ? 0 : old.FirstDocuments[Math.Min(same, old.Seeds.Count - 1)];
    }

    private List<string> ChangedOthers(FolderState old, SeedFolder now, string path, FolderFiles open, ref TextBuffer buffer)
    {
        if (old.Others.Count + now.Others.Count == 0)
            return [];

        // Names that are not UTF-8 may read alike.
        var left = old.Others.DistinctBy(other => other.Name, StringComparer.Ordinal).ToDictionary(other => other.Name, other => other.State, StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var (name, _) in now.Others.DistinctBy(other => other.Name, StringComparer.Ordinal))
        {
            if (!left.Remove(name, out var state) || !IsUnchanged(state, path, open, System.Text.Encoding.UTF8.GetBytes(name + "\0").AsSpan(..^1), ref buffer))
                changed.Add(name);
        }

        changed.AddRange(left.Keys);
        return changed;
    }

    /// <summary>Where the stamp does not tell, the bytes do: a file that was only touched has not changed, one that changed in haste has.</summary>
    private bool IsUnchanged(SeedState old, string folder, FolderFiles open, ReadOnlySpan<byte> name, ref TextBuffer buffer)
    {
        var stamp = open.StampOf(name);
        if (stamp == old.Stamp)
            return true;
        if (stamp.Bytes != old.Stamp.Bytes || stamp.Bytes < 0)
            return false;
        if (stamp.Bytes > LargeBytes)
            return DigestOf(Path.Combine(_options.Root, folder, System.Text.Encoding.UTF8.GetString(name))) == old.Digest;
        open.Load(name, LargeBytes, ref buffer);
        return Hash128.Of(buffer.Memory.Span) == old.Digest;
    }

    private static Hash128 DigestOf(string file)
    {
        using var stream = InputFile.OpenStream(file);
        return Hash128.Of(stream);
    }

    private sealed class FolderChange(string path)
    {
        public string Path => path;

        public bool IsSame { get; set; }

        public bool IsGone { get; set; }

        public bool HasOtherDefaults { get; set; }

        public SeedFolder? Listed { get; set; }

        /// <inheritdoc cref="CorpusChanges.FirstDocument" />
        public int FirstDocument { get; set; }

        /// <summary>The names of the seeds that must be read.</summary>
        public HashSet<string> Seeds { get; } = new(StringComparer.Ordinal);
    }
}
