using DatasetKit.Diagnostics;
using Microsoft.Extensions.FileSystemGlobbing;

namespace DatasetKit.Seeds;

/// <summary>The seeds of a project in the order of their paths.</summary>
internal sealed class Corpus
{
    private static readonly string[] s_sidecarExtensions = [".yaml", ".json"];

    private readonly CorpusOptions _options;
    private readonly List<Finding> _findings = [];
    private readonly List<string> _inputs = [];
    private readonly List<Seed> _seeds = [];

    private Corpus(CorpusOptions options) => _options = options;

    /// <summary>In the order of <see cref="CodePointOrder"/> of their paths.</summary>
    public IReadOnlyList<Seed> Seeds => _seeds;

    /// <summary>Every file that the corpus depends on, absolute: seeds, sidecars and folder defaults.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>Faults of no document: sidecars without a seed.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Lists the seeds; reads only folder defaults.</summary>
    /// <exception cref="IOException">The root or a folder below it cannot be listed.</exception>
    public static Corpus Open(CorpusOptions options)
    {
        var corpus = new Corpus(options);
        var tree = SeedTree.List(options);
        corpus.AddSeeds(tree);
        return corpus;
    }

    private void AddSeeds(SeedTree tree)
    {
        var isSeed = Select(tree.Files);
        var files = tree.Files.ToHashSet(StringComparer.Ordinal);
        var defaults = new DefaultsByFolder(_options, tree.Defaults);
        foreach (var file in tree.Files)
        {
            var owner = OwnerOf(file);
            if (owner is not null && files.Contains(owner) && isSeed.Contains(owner))
                continue;
            if (isSeed.Contains(file))
                AddSeed(file, files, defaults);
            else if (owner is not null && !files.Contains(owner) && Select([owner]).Count > 0)
                AddOrphan(file, owner);
        }

        _inputs.AddRange(tree.Defaults);
        _seeds.Sort((left, right) => CodePointOrder.Compare(left.Path, right.Path));
    }

    private void AddSeed(string file, HashSet<string> files, DefaultsByFolder defaults)
    {
        var fullPath = Path.Combine(_options.Root, file);
        string[] sidecars = [.. s_sidecarExtensions.Where(extension => files.Contains(file + extension)).Select(extension => fullPath + extension)];
        var id = Nfc.Normalise(file[..^Path.GetExtension(file).Length]);
        _inputs.Add(fullPath);
        _inputs.AddRange(sidecars);
        _seeds.Add(new Seed(ProjectPath(file), fullPath, id, sidecars, defaults.Of(FolderOf(file))));
    }

    private void AddOrphan(string file, string owner)
    {
        _inputs.Add(Path.Combine(_options.Root, file));
        _findings.Add(new Finding(Codes.OrphanSidecar, Location.StartOf(ProjectPath(file)), $"There is no seed '{Path.GetFileName(owner)}' beside this sidecar."));
    }

    private HashSet<string> Select(IReadOnlyCollection<string> files)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(_options.Include);
        matcher.AddExcludePatterns(_options.Exclude);
        return matcher.Match(files).Files.Select(match => match.Path).ToHashSet(StringComparer.Ordinal);
    }

    private static string? OwnerOf(string file) =>
        s_sidecarExtensions.FirstOrDefault(extension => file.EndsWith(extension, StringComparison.Ordinal)) is { } found ? file[..^found.Length] : null;

    private string ProjectPath(string file) => ProjectPaths.Relative(_options.ProjectDirectory, Path.Combine(_options.Root, file));

    private static string FolderOf(string file) => file.LastIndexOf('/') is >= 0 and var at ? file[..at] : "";
}
