using DatasetKit.Diagnostics;

namespace DatasetKit.Seeds;

/// <summary>
/// The seeds of a project, in the order of the ids that follow from their paths. They are kept as names in their folders: a million seeds
/// take some 30 MB.
/// </summary>
internal sealed class Corpus
{
    private readonly CorpusOptions _options;
    private readonly List<SeedSpan> _spans = [];
    private readonly List<SeedFolder> _folders = [];
    private readonly List<Finding> _findings = [];

    private Corpus(CorpusOptions options) => _options = options;

    /// <summary>The seeds as pieces of folders, one after the other.</summary>
    public IReadOnlyList<SeedSpan> Spans => _spans;

    /// <summary>Every folder, in the order of <see cref="Spans"/>.</summary>
    public IReadOnlyList<SeedFolder> Folders => _folders;

    public int SeedCount { get; private set; }

    /// <summary>The seeds one by one.</summary>
    public IEnumerable<Seed> Seeds => Enumerable.Range(0, SeedCount).Select(SeedAt);

    /// <summary>Every file that the corpus depends on, absolute: seeds, sidecars and folder defaults.</summary>
    public IEnumerable<string> Inputs => _folders
        .SelectMany(folder => Enumerable.Range(0, folder.Seeds.Count).Select(folder.Seeds.TextOf).Concat(folder.Others.Select(other => other.Name)).Select(name => Path.Combine(folder.FullPath, name)))
        .Concat(FolderDefaults.FilesAboveRoot(_options));

    /// <summary>Faults of no document: sidecars without a seed or of a wrong name, doubts about folder defaults.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Lists the seeds; reads only folder defaults.</summary>
    /// <param name="options">The project's.</param>
    /// <param name="fileTime">The file system's time, in nanoseconds since 1970, where the state of files is kept.</param>
    /// <param name="threads">How many threads list folders.</param>
    /// <param name="listed">A folder that was listed just before, by its path relative to the root; null for others. Default: none.</param>
    /// <exception cref="IOException">The root or a folder below it cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static Corpus Open(CorpusOptions options, long fileTime = long.MaxValue, int threads = 1, Func<string, SeedFolder?>? listed = null)
    {
        var corpus = new Corpus(options);
        var above = FolderDefaults.AboveRoot(options);
        corpus._findings.AddRange(above.Doubts);
        corpus.Add(new SeedLister(options, fileTime, threads, listed ?? (static _ => null)).List(), above);
        return corpus;
    }

    /// <summary>A seed by its number, from 0, in the order of <see cref="Spans"/>.</summary>
    public Seed SeedAt(int number)
    {
        var (low, high) = (0, _spans.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _spans[middle].FirstNumber <= number ? (middle, high) : (low, middle - 1);
        }

        return SeedAt(_spans[low], number - _spans[low].FirstNumber);
    }

    /// <summary>A seed of a span, by its place in it.</summary>
    public Seed SeedAt(SeedSpan span, int index) => new(_options, span.Folder, span.Start + index);

    /// <summary>Adds a folder and all below it, each at its place among the seeds.</summary>
    private void Add(SeedTree tree, FolderDefaults above)
    {
        var folder = tree.Folder;
        folder.Defaults = folder.HasDefaults ? above.With(Path.Combine(folder.FullPath, FolderDefaults.FileName), PathOf(folder, FolderDefaults.FileName)) : above;
        _folders.Add(folder);
        if (folder.HasDefaults)
            _findings.AddRange(folder.Defaults.Doubts.Skip(above.Doubts.Count));
        foreach (var (sidecar, owner) in folder.Orphans)
            _findings.Add(new Finding(Codes.OrphanSidecar, Location.StartOf(PathOf(folder, sidecar)), $"There is no seed '{owner}' beside this sidecar."));
        foreach (var (name, meant) in folder.Misnamed)
            _findings.Add(new Finding(Codes.OrphanSidecar, Location.StartOf(PathOf(folder, name)), $"This file is not read; {meant}."));
        var start = 0;
        for (var i = 0; i < tree.Children.Length; i++)
        {
            AddSpan(folder, start, folder.Children[i].Before);
            start = folder.Children[i].Before;
            Add(tree.Children[i], folder.Defaults);
        }

        AddSpan(folder, start, folder.Seeds.Count);
    }

    private void AddSpan(SeedFolder folder, int start, int end)
    {
        if (end == start)
            return;
        _spans.Add(new SeedSpan(folder, start, end - start, SeedCount));
        SeedCount += end - start;
    }

    private string PathOf(SeedFolder folder, string name) => ProjectPaths.Relative(_options.ProjectDirectory, Path.Combine(folder.FullPath, name));
}
