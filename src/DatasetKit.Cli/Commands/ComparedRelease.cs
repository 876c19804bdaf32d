using System.CommandLine;
using DatasetKit.Client;
using DatasetKit.Diagnostics;
using DatasetKit.Versions;

namespace DatasetKit.Cli.Commands;

/// <summary>One of the two releases that <c>diff</c> compares: a folder, or a version of a feed.</summary>
internal sealed class ComparedRelease : IDisposable
{
    private readonly CachedRelease? _fetched;

    private ComparedRelease(ReleasePath path, CachedRelease? fetched) => (Path, _fetched) = (path, fetched);

    public ReleasePath Path { get; }

    /// <summary>What is worth knowing of a feed's version, such as that it was yanked.</summary>
    public IEnumerable<Diagnostic> Notices => FeedArguments.ToDiagnostics(_fetched?.Notices ?? []);

    /// <summary>Finds a release by what the user wrote; null where there is none, which is then reported.</summary>
    public static ComparedRelease? Find(string name, FeedReadArguments feed, ParseResult parsed, Terminal terminal, OutputFormat format)
    {
        if (parsed.GetValue(feed.From) is { } from && !IsPath(name))
            return Fetch(FeedArguments.Locate(from, terminal), name, feed.OptionsOf(parsed, terminal), terminal);
        var directory = System.IO.Path.GetFullPath(name, terminal.CurrentDirectory);
        if (Directory.Exists(directory))
            return new ComparedRelease(new ReleasePath(directory, System.IO.Path.TrimEndingDirectorySeparator(name).Replace(System.IO.Path.DirectorySeparatorChar, '/')), null);
        Failure.Report(terminal, format, "DK0001", IsPath(name) ? "There is no such folder." : "There is no such folder. For a version in a feed, name the feed with --from.", name);
        return null;
    }

    public void Dispose() => _fetched?.Dispose();

    private static ComparedRelease Fetch(string feed, string query, FeedOptions options, Terminal terminal)
    {
        var release = FeedArguments.Wait(FetchAsync(feed, query, options, terminal.CancellationToken));
        return new ComparedRelease(FeedRelease.PathOf(release, terminal.CancellationToken), release);
    }

    private static async Task<CachedRelease> FetchAsync(string feed, string query, FeedOptions options, CancellationToken cancellationToken)
    {
        var release = await CachedRelease.OpenAsync(feed, query, options, cancellationToken);
        try
        {
            await release.FetchAllAsync(cancellationToken);
            return release;
        }
        catch
        {
            release.Dispose();
            throw;
        }
    }

    // No disk is asked, so that a folder that happens to be there changes no meaning.
    private static bool IsPath(string name) => name is "." or ".." || name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal);
}
