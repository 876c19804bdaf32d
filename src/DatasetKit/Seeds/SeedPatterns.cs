using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileSystemGlobbing;

namespace DatasetKit.Seeds;

/// <summary>Tells by the globs of a project which files are seeds.</summary>
internal sealed partial class SeedPatterns
{
    private readonly byte[][]? _endings;
    private readonly Matcher _matcher = new(StringComparison.Ordinal);
    private readonly Matcher _excluded = new(StringComparison.Ordinal);

    public SeedPatterns(CorpusOptions options)
    {
        _matcher.AddIncludePatterns(options.Include);
        _matcher.AddExcludePatterns(options.Exclude);
        _excluded.AddIncludePatterns(options.Exclude);

        // Patterns such as **/*.md look at a name's end alone, and a hundred thousand names then cost 2 ms; the matcher takes 300 ms.
        if (options.Exclude.Count == 0 && options.Include.All(pattern => AnyFolder().IsMatch(pattern)))
            _endings = [.. options.Include.Select(pattern => Encoding.UTF8.GetBytes(pattern[(pattern.LastIndexOf('*') + 1)..]))];
    }

    /// <summary>Which names of a folder are seeds.</summary>
    /// <param name="folder">The folder, relative to the root; empty for the root.</param>
    /// <param name="names">The names of its files.</param>
    public bool[] Match(string folder, NameList names)
    {
        var result = new bool[names.Count];
        if (_endings is null)
        {
            var prefix = folder.Length == 0 ? "" : $"{folder}/";
            var matched = _matcher.Match(Enumerable.Range(0, names.Count).Select(index => prefix + names.TextOf(index))).Files.Select(match => match.Path).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < result.Length; i++)
                result[i] = matched.Contains(prefix + names.TextOf(i));
            return result;
        }

        for (var i = 0; i < result.Length; i++)
            result[i] = HasEnding(names[i]);
        return result;
    }

    /// <summary>Whether a file that is not there would be a seed.</summary>
    /// <param name="path">Relative to the root.</param>
    public bool Matches(string path) => _matcher.Match([path]).HasMatches;

    /// <summary>Whether the project names a file as one that is no seed.</summary>
    /// <param name="path">Relative to the root.</param>
    public bool Excludes(string path) => _excluded.Match([path]).HasMatches;

    private bool HasEnding(ReadOnlySpan<byte> name)
    {
        foreach (var ending in _endings!)
        {
            if (name.EndsWith(ending))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"^\*\*/\*[A-Za-z0-9._-]+\z")]
    private static partial Regex AnyFolder();
}
