using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>A folder of the corpus: its seeds and the folders below it, in the order of the ids that follow from their paths.</summary>
internal sealed class SeedFolder
{
    private static readonly string[] s_sidecarExtensions = [".yaml", ".json"];

    private const string ManifestName = "manifest.json";

    // Name and version have at most 100 characters.
    private const int ManifestHeadBytes = 512;

    private readonly Dictionary<string, string[]> _sidecars = new(StringComparer.Ordinal);

    // All names of a folder are needed while it is listed, and only then: a thread lists thousands.
    [ThreadStatic]
    private static NameList? s_files;

    private SeedFolder(string path, string fullPath) =>
        (Path, Prefix, FullPath) = (path, path.Length == 0 ? "" : $"{path}/", fullPath);

    /// <summary>Relative to the root, with <c>/</c> between folders; empty for the root.</summary>
    public string Path { get; }

    /// <summary>What the paths of its seeds begin with, relative to the root: its path and a slash; empty for the root.</summary>
    public string Prefix { get; }

    /// <summary>Absolute.</summary>
    public string FullPath { get; }

    public NameList Seeds { get; private set; } = NameList.None;

    /// <summary>The names of the folders in it, each with the number of seeds that come before it.</summary>
    public IReadOnlyList<(string Name, int Before)> Children { get; private set; } = [];

    /// <summary>Sidecars that stand beside no seed.</summary>
    public IReadOnlyList<(string Sidecar, string Owner)> Orphans { get; private set; } = [];

    /// <summary>Files that are not read, such as <c>a.md.yml</c>, and what to do about it, after "this file is not read; ".</summary>
    public IReadOnlyList<(string Name, string Advice)> Misnamed { get; private set; } = [];

    /// <summary>
    /// What is no seed but of which something is read or said: sidecars, folder defaults and files that are nearly one, by name, as they were when the folder was listed. There is a
    /// digest where the stamp alone cannot be trusted.
    /// </summary>
    public IReadOnlyList<(string Name, SeedState State)> Others { get; private set; } = [];

    /// <summary>Whether it holds a <c>_defaults.yaml</c>.</summary>
    public bool HasDefaults { get; private set; }

    /// <summary>What holds for its seeds.</summary>
    public FolderDefaults Defaults { get; set; } = FolderDefaults.None;

    /// <summary>Whether any of its seeds has a sidecar.</summary>
    public bool HasSidecars => _sidecars.Count > 0;

    /// <summary>The sidecars of a seed, by name.</summary>
    public IReadOnlyList<string> SidecarsOf(string seed) => _sidecars.TryGetValue(seed, out var found) ? found : [];

    /// <summary>Lists a folder.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public static SeedFolder List(string path, string fullPath, CorpusOptions options, SeedPatterns patterns, long fileTime)
    {
        using var open = FolderFiles.Open(fullPath);
        return List(open, path, fullPath, options, patterns, fileTime);
    }

    /// <summary>Lists an open folder.</summary>
    /// <param name="open">The folder.</param>
    /// <param name="path">Relative to the root.</param>
    /// <param name="fullPath">Absolute.</param>
    /// <param name="options">The project's.</param>
    /// <param name="patterns">Which files are seeds.</param>
    /// <param name="fileTime">The file system's time, in nanoseconds since 1970; files that are hardly older get a digest.</param>
    public static SeedFolder List(FolderFiles open, string path, string fullPath, CorpusOptions options, SeedPatterns patterns, long fileTime)
    {
        var (files, folders, hasDefaults) = (RentFiles(), new NameList(), false);
        var (hasManifest, hasChecksums) = (false, false);
        var misnamed = new List<(string Name, string Advice)>();
        open.List((name, kind) =>
        {
            hasManifest |= name.SequenceEqual("manifest.json"u8);
            hasChecksums |= name.SequenceEqual("SHA256SUMS"u8) || name.SequenceEqual("bagit.txt"u8);
            if (kind == EntryKind.File && IsDefaults(name))
                hasDefaults = true;
            else if (kind == EntryKind.File && IsNearlyDefaults(name))
                misnamed.Add((Encoding.UTF8.GetString(name), ForThatItsName(FolderDefaults.FileName)));
            else if (kind == EntryKind.File && !IsReserved(name))
                files.Add(name);
            else if (kind == EntryKind.Folder && !IsReserved(name))
                folders.Add([.. name, (byte)'/']);
        });
        var folder = new SeedFolder(path, fullPath) { HasDefaults = hasDefaults };
        if (hasManifest && hasChecksums && IsManifest(open))
        {
            Return(files);
            folder.AddRelease(open, patterns, fileTime);
            return folder;
        }

        files.Sort(files.StemOf);
        var isSeed = patterns.Match(path, files);
        var isSidecar = new bool[files.Count];
        var others = folder.FindSidecars(files, isSeed, isSidecar, patterns);
        folder.Seeds = files.Where(isSeed);
        misnamed.AddRange(folder.FindNearlySidecars(files, isSeed, isSidecar));
        misnamed.AddRange(folder.FindNearlySeeds(files, isSeed, patterns));
        misnamed.Sort();
        folder.Misnamed = misnamed;
        others.AddRange(misnamed.Select(file => file.Name));
        if (hasDefaults)
            others.Add(FolderDefaults.FileName);
        others.Sort(StringComparer.Ordinal);
        folder.Others = [.. others.Select(name => (name, StateOf(open, name, fileTime)))];
        folder.Children = folder.PlaceChildren(folders, options);
        Return(files);
        return folder;
    }

    // Other archives have files of these names too, but not with the head that every manifest of ours has.
    private static bool IsManifest(FolderFiles open)
    {
        var bytes = default(TextBuffer);
        try
        {
            open.Load(Encoding.UTF8.GetBytes(ManifestName + "\0").AsSpan(..^1), TextBytes.MaxDocumentBytes, ref bytes);
            return bytes.Memory.Span is var manifest && manifest.StartsWith("{\n  \"name\": \""u8) && manifest[..Math.Min(manifest.Length, ManifestHeadBytes)].IndexOf("\n  \"tool\": {\n    \"name\": \"datasetkit\""u8) > 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        finally
        {
            bytes.Dispose();
        }
    }

    // A feed, a pulled copy or the output of a build may stand here: its texts were released once and are not released again.
    private void AddRelease(FolderFiles open, SeedPatterns patterns, long fileTime)
    {
        if (patterns.Excludes(Prefix + ManifestName))
            return;
        Misnamed = [(ManifestName, "the folder holds a release, and a release is no seed; `exclude` it, or move it")];
        Others = [(ManifestName, StateOf(open, ManifestName, fileTime))];
    }

    private static NameList RentFiles()
    {
        s_files ??= new NameList();
        s_files.Clear();
        return s_files;
    }

    private static void Return(NameList files)
    {
        const int maxKept = 10_000;
        if (files.Count > maxKept)
            s_files = null;
    }

    private static SeedState StateOf(FolderFiles open, string name, long fileTime)
    {
        var utf8 = Encoding.UTF8.GetBytes(name + "\0").AsSpan(..^1);
        var stamp = open.StampOf(utf8);
        if (stamp.Bytes < 0 || stamp.Trusted(fileTime) == stamp)
            return new SeedState(stamp, default);
        var bytes = default(TextBuffer);
        open.Load(utf8, TextBytes.MaxDocumentBytes, ref bytes);
        var digest = Hash128.Of(bytes.Memory.Span);
        bytes.Dispose();
        return new SeedState(stamp.Trusted(fileTime), digest);
    }

    /// <summary>Finds which files are sidecars, which are then no seeds.</summary>
    private List<string> FindSidecars(NameList files, bool[] isSeed, bool[] isSidecar, SeedPatterns patterns)
    {
        var sidecars = new List<string>();
        if (!Enumerable.Range(0, files.Count).Any(index => OwnerBytes(files[index]) > 0))
            return sidecars;

        // Names that are not UTF-8 may read alike.
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < files.Count; i++)
            places.TryAdd(files.TextOf(i), i);
        var orphans = new List<(string, string)>();

        // A name that belongs to a seed is a sidecar even where it looks like a seed itself; so outer names are judged before their sidecars.
        foreach (var (name, index) in places.OrderBy(place => place.Key.Length))
        {
            var ownerBytes = OwnerBytes(files[index]);
            if (ownerBytes == 0)
                continue;
            var owner = Encoding.UTF8.GetString(files[index][..ownerBytes]);
            if (places.TryGetValue(owner, out var at))
            {
                if (!isSeed[at])
                    continue;
                (isSeed[index], isSidecar[index]) = (false, true);
                _sidecars[owner] = [.. s_sidecarExtensions.Where(extension => places.ContainsKey(owner + extension)).Select(extension => owner + extension)];
                sidecars.Add(name);
            }
            else if (!isSeed[index] && patterns.Matches(Prefix + owner))
            {
                isSidecar[index] = true;
                orphans.Add((name, owner));
                sidecars.Add(name);
            }
        }

        orphans.Sort();
        Orphans = orphans;
        return sidecars;
    }

    /// <summary>Finds files that would be sidecars but for the spelling of their extension, or for that of their seed, which they lack.</summary>
    private IEnumerable<(string Name, string Advice)> FindNearlySidecars(NameList files, bool[] isSeed, bool[] isSidecar)
    {
        var nearly = Enumerable.Range(0, files.Count)
            .Where(index => !isSeed[index] && !isSidecar[index] && (IsNearlySidecar(files[index]) || OwnerBytes(files[index]) > 0))
            .Select(files.TextOf).ToList();
        if (nearly.Count == 0)
            return [];
        var seeds = Enumerable.Range(0, Seeds.Count).Select(Seeds.TextOf).ToLookup(static name => System.IO.Path.GetFileNameWithoutExtension(name), StringComparer.OrdinalIgnoreCase);
        return nearly
            .Select(name => (Name: name, Owner: OwnerOf(System.IO.Path.GetFileNameWithoutExtension(name), seeds)))
            .Where(pair => pair.Owner is not null)
            .Select(pair => (pair.Name, AdviceFor(pair.Name, pair.Owner!)));
    }

    private static string AdviceFor(string sidecar, string owner) => System.IO.Path.GetExtension(sidecar).ToUpperInvariant() switch
    {
        ".TOML" => $"metadata beside a seed is YAML, in a file '{owner}.yaml', or JSON, in '{owner}.json'",
        ".JSON" => ForThatItsName($"{owner}.json"),
        _ => ForThatItsName($"{owner}.yaml"),
    };

    private static string ForThatItsName(string meant) => $"for that its name must be '{meant}'";

    /// <summary>Finds files that would be seeds with the usual spelling of their extension.</summary>
    private IEnumerable<(string Name, string Advice)> FindNearlySeeds(NameList files, bool[] isSeed, SeedPatterns patterns)
    {
        for (var i = 0; i < files.Count; i++)
        {
            if (isSeed[i] || SeedExtensions.Usual(files[i][StemBytes(files[i])..]) is not { } usual)
                continue;
            var name = files.TextOf(i);
            var meant = System.IO.Path.ChangeExtension(name, usual);
            if (patterns.Matches(Prefix + meant) && !patterns.Excludes(Prefix + name))
                yield return (name, $"{ForThatItsName(meant)}, or `include` or `exclude` must name it");
        }
    }

    /// <summary>The seed that a sidecar is named after, if in another case, with its extension or, where there is but one, without; null where there is none that has no sidecar.</summary>
    private string? OwnerOf(string name, ILookup<string, string> seeds)
    {
        var namesakes = seeds[System.IO.Path.GetFileNameWithoutExtension(name)];
        if (namesakes.Contains(name, StringComparer.Ordinal))
            return name;
        if (namesakes.Where(seed => seed.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var otherCase] && !_sidecars.ContainsKey(otherCase))
            return otherCase;
        return seeds[name].ToList() is [var only] && !_sidecars.ContainsKey(only) ? only : null;
    }

    /// <summary>Finds where the folders stand among the seeds: the ids of a folder's seeds begin with its name and a slash.</summary>
    /// <param name="folders">The names of the folders, each with a slash.</param>
    /// <param name="options">The project's.</param>
    private List<(string, int)> PlaceChildren(NameList folders, CorpusOptions options)
    {
        folders.Sort(index => folders[index]);
        var result = new List<(string, int)>();
        var before = 0;
        for (var i = 0; i < folders.Count; i++)
        {
            var name = folders.TextOf(i)[..^1];
            if (options.SkippedDirectories.Contains(System.IO.Path.Combine(FullPath, name)))
                continue;
            while (before < Seeds.Count && Seeds.StemOf(before).SequenceCompareTo(folders[i]) < 0)
                before++;
            result.Add((name, before));
        }

        return result;
    }

    /// <summary>The length of a name without its extension.</summary>
    public static int StemBytes(ReadOnlySpan<byte> name) => name.LastIndexOf((byte)'.') is >= 0 and var at ? at : name.Length;

    /// <summary>The length of the name that a sidecar's name begins with; 0 where the name is none of a sidecar.</summary>
    private static int OwnerBytes(ReadOnlySpan<byte> name) => name.EndsWith(".yaml"u8) || name.EndsWith(".json"u8) ? name.Length - ".yaml".Length : 0;

    /// <summary>Whether the files of a release would be seeds in a folder.</summary>
    /// <param name="path">The folder, relative to the root.</param>
    /// <param name="patterns">Which files are seeds.</param>
    public static bool MayHoldSeeds(string path, SeedPatterns patterns)
    {
        var names = path.Split(System.IO.Path.DirectorySeparatorChar);
        return !names.Any(static name => IsReserved(Encoding.UTF8.GetBytes(name))) && (patterns.Matches($"{string.Join('/', names)}/README.md") || patterns.Matches($"{string.Join('/', names)}/data/train-00000-of-00001.jsonl"));
    }

    /// <summary>Names that are never seeds, nor folders of seeds.</summary>
    private static bool IsReserved(ReadOnlySpan<byte> name) =>
        name[0] is (byte)'_' or (byte)'.' || name.SequenceEqual("bin"u8) || name.SequenceEqual("obj"u8) || name.SequenceEqual("artifacts"u8);

    private static bool IsDefaults(ReadOnlySpan<byte> name) => name.SequenceEqual("_defaults.yaml"u8);

    private static bool IsNearlySidecar(ReadOnlySpan<byte> name) =>
        OwnerBytes(name) == 0 && (HasEnding(name, ".yml"u8) || HasEnding(name, ".yaml"u8) || HasEnding(name, ".json"u8) || HasEnding(name, ".toml"u8));

    private static bool IsNearlyDefaults(ReadOnlySpan<byte> name)
    {
        var stem = name[..StemBytes(name)].TrimStart((byte)'_');
        return (Ascii.EqualsIgnoreCase(stem, "defaults"u8) || (name[0] == '_' && Ascii.EqualsIgnoreCase(stem, "default"u8))) && (IsNearlySidecar(name) || OwnerBytes(name) > 0);
    }

    private static bool HasEnding(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ending) =>
        name.Length > ending.Length && Ascii.EqualsIgnoreCase(name[^ending.Length..], ending);
}
