using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>One run over a corpus: read, check, write, publish.</summary>
internal sealed class BuildRun(DatasetProject project, BuildOptions options, Corpus corpus, CancellationToken cancellationToken)
{
    private readonly RuleSet _rules = new(project.Rules);
    private readonly List<Finding> _corpusFindings = [.. project.Findings, .. corpus.Findings];
    private readonly List<Finding> _documentFindings = [];
    private int _documents;
    private int _records;

    public BuildResult Validate()
    {
        ReadAll(writer: null);
        return Result(isDropping: false);
    }

    public BuildResult Build()
    {
        using var writer = ReleaseWriter.Create(project, options.Waiting, cancellationToken);
        var isDropping = project.OnInvalid == OnInvalid.Drop;
        ReadAll(writer);
        if (isDropping && _records == 0 && _documents > 0)
            _corpusFindings.Add(new Finding(Codes.NothingToRelease, new Location(Path.GetFileName(project.ProjectFile), 1, 1), $"All {_documents} documents were dropped, and nothing is left to release."));
        var result = Result(isDropping);
        if (!result.Succeeded || options.Confirm?.Invoke(result.Diagnostics) == false)
            return result;
        var (directory, files) = writer.Publish(result.Summary, cancellationToken);
        return result with { ReleaseDirectory = directory, Files = files };
    }

    private void ReadAll(ReleaseWriter? writer)
    {
        using var reader = new DocumentReader(project.CorpusOptions);
        var validator = new DocumentValidator(project, _rules);
        var seeds = 0;
        foreach (var seed in corpus.Seeds)
        {
            foreach (var document in seed.ReadDocuments(reader))
            {
                cancellationToken.ThrowIfCancellationRequested();
                _documents++;
                if (validator.Accepts(document))
                    Accept(document, writer);
                else
                    writer?.Reject(document, _rules.ToDiagnostics(document.Findings));
                _documentFindings.AddRange(document.Findings);
            }

            seeds++;
            options.Progress?.Report(new BuildProgress(seeds, corpus.Seeds.Count, _documents));
        }

        if (seeds == 0)
            _corpusFindings.Add(new Finding(Codes.NoSeeds, new Location(Path.GetFileName(project.ProjectFile), 1, 1), $"No file below the root matches {string.Join(", ", project.Include)}."));
    }

    private void Accept(Document document, ReleaseWriter? writer)
    {
        _records++;

        // After the first fault nothing will be released, and only the diagnostics still count.
        if (project.OnInvalid == OnInvalid.Drop || _records == _documents)
            writer?.Append(Record.From(document, project.Schema.Keys));
    }

    private BuildResult Result(bool isDropping)
    {
        var diagnostics = _rules.ToDiagnostics(_corpusFindings.Concat(_documentFindings));
        if (isDropping)
        {
            // The errors of documents that are dropped do not fail the build.
            var dropped = _documentFindings.Select(_rules.ToDiagnostic).ToHashSet();
            diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Severity == Severity.Error && dropped.Contains(diagnostic)
                ? diagnostic with { Severity = Severity.Warning }
                : diagnostic)];
        }

        return new BuildResult
        {
            Diagnostics = diagnostics,
            ProjectDirectory = project.Directory,
            Summary = new BuildSummary(
                corpus.Seeds.Count,
                _documents,
                _records,
                _documents - _records,
                diagnostics.Count(DatasetBuilder.Is(Severity.Error)),
                diagnostics.Count(DatasetBuilder.Is(Severity.Warning))),
        };
    }
}
