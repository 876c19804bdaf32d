namespace DatasetKit.Seeds;

/// <summary>Finds the defaults that hold in a folder; reads each file once, outermost first.</summary>
internal sealed class DefaultsByFolder
{
    private readonly Dictionary<string, string> _files;
    private readonly Dictionary<string, FolderDefaults> _known = new(StringComparer.Ordinal);
    private readonly CorpusOptions _options;
    private readonly FolderDefaults _above = FolderDefaults.None;

    public DefaultsByFolder(CorpusOptions options, IReadOnlyList<string> files)
    {
        _options = options;
        _files = files.ToDictionary(file => ProjectPaths.Relative(options.Root, Path.GetDirectoryName(file)!), StringComparer.Ordinal);
        foreach (var file in files.Where(file => !ProjectPaths.IsWithin(options.Root, file)).OrderBy(file => file.Length))
            _above = Read(_above, file);
    }

    /// <param name="folder">Relative to the root; empty for the root itself.</param>
    public FolderDefaults Of(string folder)
    {
        if (_known.TryGetValue(folder, out var known))
            return known;
        var outer = folder.Length == 0 ? _above : Of(folder.LastIndexOf('/') is >= 0 and var at ? folder[..at] : "");
        var result = _files.TryGetValue(folder.Length == 0 ? "." : folder, out var file) ? Read(outer, file) : outer;
        return _known[folder] = result;
    }

    private FolderDefaults Read(FolderDefaults outer, string file) =>
        outer.With(file, ProjectPaths.Relative(_options.ProjectDirectory, file));
}
