using DatasetKit.Projects;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>
/// Remembers what the last build read and made, so that a build without a change does nothing and one with few changes little. It is a cache:
/// state of another tool, project or machine, or that is cut short, is never trusted, and where it cannot be written the next build does all work.
/// </summary>
internal sealed class BuildState : IDisposable
{
    private const string FileName = "build.state";
    private const string DocumentsName = "build.documents";
    private const string ClockName = "build.time";

    private readonly string? _directory;
    private readonly Stamp _stamp = Stamp.Missing;
    private readonly string _documentSettings = "";
    private readonly string _releaseSettings = "";
    private readonly StateFile? _last;
    private CorpusChanges? _changes;
    private Task<LastBuild?>? _opening;

    private BuildState(DatasetProject project, BuildOptions options)
    {
        if (options.StateDirectory is not { } directory)
            return;
        _directory = directory;
        _documentSettings = SettingsDigest.OfDocuments(project);

        // What was compared with a release that was named may not stand against the lock.
        _releaseSettings = $"{SettingsDigest.OfRelease(project)}{(options.Against is null ? "" : " against")}";
        _stamp = OutputStamp.StampOf(Path.Combine(directory, FileName));
        _last = StateFile.Open(Path.Combine(directory, FileName), project.Directory);
        if (_last?.DocumentSettings == _documentSettings && _last.Outputs.All(static output => output.IsUnchanged()))
            return;
        _last?.Dispose();
        _last = null;
    }

    /// <summary>The result of the last build where nothing has changed since; else null.</summary>
    public BuildResult? LastResult { get; private set; }

    /// <summary>What of the last build still holds; null where everything must be read. It is read while the corpus is listed.</summary>
    public LastBuild? Last => _opening?.GetAwaiter().GetResult();

    /// <summary>A folder of the corpus as it was listed to look for changes; null for others.</summary>
    /// <param name="path">Relative to the root.</param>
    public SeedFolder? ListedAs(string path) => _changes?.ListedAs(path);

    /// <summary>Whether no other build has kept its state since this was opened.</summary>
    public bool IsCurrent => _directory is null || OutputStamp.StampOf(Path.Combine(_directory, FileName)) == _stamp;

    /// <summary>Reads the state and looks how the corpus differs from it.</summary>
    public static BuildState Open(DatasetProject project, BuildOptions options, CancellationToken cancellationToken)
    {
        var state = new BuildState(project, options);
        if (state._last is not { } last)
            return state;
        var changes = CorpusChanges.Find(last, project.CorpusOptions, options.Threads, cancellationToken);
        state._changes = changes;
        if (changes.IsEmpty && last.ReleaseSettings == state._releaseSettings && HasNothingElse(last))
            state.LastResult = last.Result;
        else
            state._opening = Task.Run(() => LastBuild.Open(last, changes, Path.Combine(options.StateDirectory!, DocumentsName)), cancellationToken);
        return state;
    }

    /// <summary>The file system's time, in nanoseconds since 1970: that of files, whatever the clock of this machine says.</summary>
    /// <returns>A time before all others where it cannot be told, so that no stamp is trusted; one after all others where no state is kept.</returns>
    public long FileTime()
    {
        if (_directory is null)
            return long.MaxValue;
        try
        {
            Directory.CreateDirectory(_directory);
            var clock = Path.Combine(_directory, ClockName);

            // A pipe in its place would be waited at.
            File.Delete(clock);
            File.WriteAllBytes(clock, [0]);
            return OutputStamp.StampOf(clock).Modified;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return long.MinValue;
        }
    }

    /// <summary>Begins to keep what a build read and made.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="run">What came of its partitions.</param>
    /// <param name="start">The file system's time before anything was read.</param>
    /// <returns>What is told when the documents know the places of their records, and completed once the release is published; null where nothing is kept.</returns>
    public PendingState? Prepare(Corpus corpus, RunCollector run, long start) => TryLock() is not { } held ? null : new PendingState(
        held,
        Path.Combine(_directory!, DocumentsName),
        Path.Combine(_directory!, FileName),
        file => DocumentsFile.Write(file, run.Documents, [.. run.Findings.Take(run.OwnFindings)], run.Columns),
        writer => WriteFolders(writer, corpus, run, start),
        (result, shards, documents) => StateFile.ToWrite(_documentSettings, _releaseSettings, result, OutputStamps(result, shards), shards, documents));

    public void Dispose()
    {
        if (_opening is not null)
            Task.WaitAny(_opening);
        _last?.Dispose();
    }

    // Null where no state can be kept, or another build keeps its own: the next build then takes its time.
    private FileStream? TryLock()
    {
        try
        {
            return _directory is null ? null : FolderLock.TryAcquire(_directory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private List<OutputStamp> OutputStamps(BuildResult result, IReadOnlyList<ReleaseFile> shards)
    {
        var now = FileTime();
        var digests = shards.ToDictionary(shard => Path.Combine(result.ReleaseDirectory!, shard.Path), shard => shard.Sha256);
        return [.. result.Files.Select(file => OutputStamp.Of(file, now, digests.GetValueOrDefault(file)))];
    }

    private static bool HasNothingElse(StateFile last)
    {
        var known = last.Outputs.Select(output => output.File).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(last.Result.ReleaseDirectory!, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).All(known.Contains);
    }

    private static void WriteFolders(StateFileWriter writer, Corpus corpus, RunCollector run, long start)
    {
        var (first, counts) = CountDocuments(corpus, run.Documents);
        var spans = corpus.Spans.ToLookup(span => span.Folder);
        foreach (var folder in corpus.Folders)
        {
            var states = new SeedState[folder.Seeds.Count];
            var (firstDocuments, documentCounts) = (new int[states.Length], new int[states.Length]);
            foreach (var span in spans[folder])
            {
                first.AsSpan(span.FirstNumber, span.Count).CopyTo(firstDocuments.AsSpan(span.Start));
                counts.AsSpan(span.FirstNumber, span.Count).CopyTo(documentCounts.AsSpan(span.Start));
                for (var i = 0; i < span.Count; i++)
                    states[span.Start + i] = run.Seeds[span.FirstNumber + i].Trusted(start);
            }

            writer.Add(folder, states, firstDocuments, documentCounts);
        }
    }

    private static (int[] First, int[] Counts) CountDocuments(Corpus corpus, DocumentTable documents)
    {
        var (first, counts) = (new int[corpus.SeedCount], new int[corpus.SeedCount]);
        for (var i = documents.Count - 1; i >= 0; i--)
        {
            first[documents[i].Seed] = i;
            counts[documents[i].Seed]++;
        }

        return (first, counts);
    }
}
