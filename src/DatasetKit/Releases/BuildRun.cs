using System.Collections.Concurrent;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Validation;
using DatasetKit.Versions;

namespace DatasetKit.Releases;

/// <summary>One run over a corpus: read, check, write, publish.</summary>
internal sealed class BuildRun
{
    /// <summary>The most errors that are told: more than a person reads, and a hundred megabytes.</summary>
    public const int MaxErrors = 100_000;

    private const int BytesAFinding = 1_000;

    private readonly DatasetProject _project;
    private readonly BuildOptions _options;
    private readonly Corpus _corpus;
    private readonly RuleSet _rules;
    private readonly SplitAssigner _splits;
    private readonly VersionGate _gate;
    private readonly List<Finding> _corpusFindings;
    private readonly ConcurrentQueue<PartitionResult> _results = [];
    private readonly ConcurrentBag<ColumnStatistics> _columns = [];
    private readonly ReadProgress? _progress;
    private RunCollector _collector = new(null, null, 0);
    private int _errors;
    private volatile bool _isStopped;
    private volatile bool _writesRecords;

    public BuildRun(DatasetProject project, BuildOptions options, Corpus corpus, VersionGate gate, CancellationToken cancellationToken)
    {
        (_project, _options, _corpus, _gate, CancellationToken) = (project, options, corpus, gate, cancellationToken);
        _rules = new RuleSet(project.Rules);
        _splits = new SplitAssigner(project.Splits, project.Salt);
        _corpusFindings = [.. project.Findings, .. corpus.Findings, .. gate.Findings];
        _progress = options.Progress is { } told ? new ReadProgress(told, corpus) : null;
    }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether records are still of use: not after the first fault where one fault means that nothing is released.</summary>
    public bool WritesRecords => _writesRecords;

    public BuildResult Validate()
    {
        if (_gate.NeedsRelease)
        {
            ValidateVersion();
            return Result(isDropping: false);
        }

        Read(writer: null, last: null);
        return Result(isDropping: false);
    }

    /// <summary>The version is compared with a release that is made as 'build' makes it, and thrown away.</summary>
    private void ValidateVersion()
    {
        using var staging = StagingFolder.Create(Path.Combine(_project.Release.Directory, _project.Name), _options.Waiting, CancellationToken);
        using var writer = new ReleaseWriter(_project, _splits.Names, staging, last: null, _options.Threads, CancellationToken);
        Read(writer, last: null);
        if (RecordCount > 0 && Result(_project.OnInvalid == OnInvalid.Drop) is { Succeeded: true } result)
        {
            writer.WriteShards(_collector.Documents, _options.Threads, CancellationToken);
            Seal(writer, result);
        }
    }

    /// <summary>Builds the release.</summary>
    /// <param name="staging">Where it is built.</param>
    /// <param name="state">What the last build remembers, and where this one is remembered.</param>
    /// <param name="fileTime">The file system's time before anything was read.</param>
    public BuildResult Build(StagingFolder staging, BuildState state, long fileTime)
    {
        using var writer = new ReleaseWriter(_project, _splits.Names, staging, state.Last, _options.Threads, CancellationToken);
        var isDropping = _project.OnInvalid == OnInvalid.Drop;
        Read(writer, state.Last);
        var documents = _collector.Documents;
        if (isDropping && documents.Count > 0 && RecordCount == 0)
            _corpusFindings.Add(new Finding(Codes.NothingToRelease, ProjectStart, $"All {documents.Count} documents were dropped, and nothing is left to release."));
        var result = Result(isDropping);
        if (!result.Succeeded)
            return result;
        if (isDropping)
            writer.WriteRejected(_corpus, documents, _collector.Findings, _rules);
        using var kept = state.Prepare(_corpus, _collector, fileTime);
        writer.WriteShards(_collector.Documents, _options.Threads, CancellationToken);
        kept?.WriteDocuments();
        Seal(writer, result);
        result = Result(isDropping);
        if (!result.Succeeded || _options.Confirm?.Invoke(result.Diagnostics) == false)
            return result;
        var (directory, files) = writer.Publish(CancellationToken);
        result = result with { ReleaseDirectory = directory, Files = files };

        // Shards that the release shares with the one before get new stamps when that is removed.
        writer.Dispose();
        staging.Clear();
        kept?.Complete(result, writer.Shards);
        return result;
    }

    /// <summary>Completes the release and asks whether its version is allowed.</summary>
    private void Seal(ReleaseWriter writer, BuildResult result)
    {
        var manifest = writer.Seal(_collector.Documents, result.Summary);
        _corpusFindings.AddRange(_gate.Check(manifest, writer.Folder, CancellationToken));
    }

    /// <summary>What one thread counts in; all are joined at the end.</summary>
    public ColumnStatistics NewColumns()
    {
        var columns = new ColumnStatistics();
        _columns.Add(columns);
        return columns;
    }

    /// <summary>Whether there were so many errors that nothing more is read.</summary>
    public bool IsStopped => _isStopped;

    public PartitionResult RentResult() => _results.TryDequeue(out var result) ? result : new PartitionResult();

    private Location ProjectStart => new(Path.GetFileName(_project.ProjectFile), 1, 1);

    private int RecordCount
    {
        get
        {
            var count = 0;
            for (var i = 0; i < _collector.Documents.Count; i++)
                count += _collector.Documents[i].Split == DocumentEntry.Rejected ? 0 : 1;
            return count;
        }
    }

    private void Read(ReleaseWriter? writer, LastBuild? last)
    {
        _writesRecords = writer is not null;
        _collector = new RunCollector(writer is null ? null : writer.SpoolOf, last?.Documents, _corpus.SeedCount);
        OrderedWork<WorkItem, PartitionResult>.Run(
            (last?.Cut(_corpus) ?? CarryPlan.ReadAll(_corpus)).TakeWhile(_ => !IsStopped),
            _options.Threads,
            () => new PartitionWorker(_project, _rules, _splits, this),
            static (worker, item) => worker.Work(item),
            Collect,
            static result => result.Records.Length + (result.Findings.Count * BytesAFinding));
        CountColumns(writer, last);
        Compare(writer);
        if (_project.OnInvalid == OnInvalid.Drop || RecordCount == _collector.Documents.Count)
            _corpusFindings.AddRange(ConsumerHazards.Find(_collector.Columns, _project));
        if (_corpus.SeedCount == 0)
            _corpusFindings.Add(NoSeeds.Of(ProjectStart, _project.Include, _project.Exclude));
    }

    private void Collect(PartitionResult result)
    {
        if (IsStopped)
            return;
        if (_project.OnInvalid == OnInvalid.Fail && result.Documents.Exists(static document => !document.IsSound))
            _writesRecords = false;
        _collector.Add(result);
        _errors += _project.OnInvalid == OnInvalid.Fail ? result.Findings.Count(found => _rules.IsError(found.Finding)) : 0;
        if (_errors > MaxErrors)
            Stop();
        Report(result);
        result.Clear();
        _results.Enqueue(result);
        CancellationToken.ThrowIfCancellationRequested();
    }

    private void Report(PartitionResult result)
    {
        if (_progress is null)
            return;
        foreach (var (number, _) in result.Seeds)
            _progress.Complete(number);
        for (var i = 0; i < result.Carried?.Count; i++)
            _progress.Complete(result.Carried.FirstSeed + i);
        _progress.Report(_collector.Documents.Count, result.Begun);
    }

    /// <summary>Nobody reads on; a corpus whose every line is broken would fill the memory with what is wrong with it.</summary>
    private void Stop()
    {
        var last = _collector.Documents[_collector.Documents.Count - 1];
        _corpusFindings.Add(new Finding(Codes.TooLarge, new Location(_corpus.SeedAt(last.Seed).Path, last.Line, 1), $"More than {Thousands.Of(MaxErrors)} errors come before this; what follows was not read."));
        _isStopped = true;
    }

    /// <summary>Joins what the threads counted, and what of the last build's counts still holds.</summary>
    private void CountColumns(ReleaseWriter? writer, LastBuild? last)
    {
        if (last is not null)
        {
            _collector.Columns = last.Documents.Columns;
            foreach (var document in _collector.Gone.Where(document => last.Documents.Documents[document].Split != DocumentEntry.Rejected))
                Uncount(writer!.LineOf(last.Documents.Documents[document]));
            _collector.Columns.Prune();
        }

        foreach (var columns in _columns)
            _collector.Columns.Merge(columns);
    }

    private void Uncount(byte[] line)
    {
        var (id, metadata) = RecordLine.Read(line, _project.Release.Shape);
        _collector.Columns.Remove(id, metadata);
    }

    /// <summary>Compares the documents with each other.</summary>
    private void Compare(ReleaseWriter? writer)
    {
        var duplicates = new DuplicateFinder(_corpus, _collector.Documents);
        var texts = _rules.SeverityOf(Codes.DuplicateText) == Severity.Off ? Task.FromResult(Enumerable.Empty<(int Document, Finding)>()) : Task.Run(() => duplicates.Texts());
        var ids = duplicates.Ids().ToList();
        var found = texts.GetAwaiter().GetResult().ToList();
        Reject(ids, writer);

        // A text that is dropped with its id is in no record, so another document may hold it.
        if (ids.Count > 0 && found.Count > 0 && _project.OnInvalid == OnInvalid.Drop)
            found = [.. found.Where(twice => _collector.Documents[twice.Document].Split == DocumentEntry.Rejected), .. duplicates.Texts(skipsRejected: true)];
        Reject(found, writer);
    }

    private void Reject(List<(int Document, Finding Finding)> findings, ReleaseWriter? writer)
    {
        foreach (var (document, finding) in findings)
        {
            _collector.Add(document, finding);

            // Both its id and its text may stand twice.
            if (!_rules.IsError(finding) || _collector.Documents[document].Split == DocumentEntry.Rejected)
                continue;
            if (writer?.LineOf(_collector.Documents[document]) is { Length: > 0 } line)
                Uncount(line);
            _collector.Documents[document].Split = DocumentEntry.Rejected;
        }
    }

    private BuildResult Result(bool isDropping)
    {
        var findings = _collector.Findings.Select(found => found.Finding);
        var diagnostics = _rules.ToDiagnostics(_corpusFindings.Concat(findings));
        if (isDropping)
        {
            // The errors of documents that are dropped do not fail the build; but whether a document takes too long or can be read may depend on
            // the machine and the hour, and a release must not.
            var dropped = findings.Select(_rules.ToDiagnostic).ToHashSet();
            diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Code is not (Codes.SchemaTooCostly or Codes.SeedUnreadable) && dropped.Contains(diagnostic)
                ? diagnostic with { Severity = Severity.Warning }
                : diagnostic)];
        }

        var (documents, records) = (_collector.Documents.Count, RecordCount);
        return new BuildResult
        {
            Diagnostics = diagnostics,
            ProjectDirectory = _project.Directory,
            Summary = new BuildSummary(
                _corpus.SeedCount,
                documents,
                records,
                documents - records,
                diagnostics.Count(DatasetBuilder.Is(Severity.Error)),
                diagnostics.Count(DatasetBuilder.Is(Severity.Warning))),
        };
    }
}
