using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;
using DatasetKit.Seeds;

namespace DatasetKit.Inference;

/// <summary>Proposes a metadata schema for a corpus from the metadata that it has.</summary>
public static class SchemaInference
{
    private const int DocumentsAReport = 1_000;

    /// <summary>
    /// Reads every document, whether it fits the current schema or not, and proposes a JSON Schema (2020-12) that all of them fit: types,
    /// formats, enums where few values repeat, required keys, nested mappings and lists. What was seen stands in a <c>$comment</c> of each key.
    /// The proposal depends on the documents alone, not on their order. Memory does not grow with the corpus, but for its diagnostics.
    /// </summary>
    /// <param name="projectFile">The project file, absolute. Its <c>schema</c> may be missing or faulty.</param>
    /// <param name="overrides">What takes the place of the file's values; null for nothing.</param>
    /// <param name="progress">Told after each seed, and after each thousand documents; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The schema, what was seen, and what could not be read.</returns>
    /// <exception cref="IOException">The corpus cannot be listed.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static InferenceResult Infer(string projectFile, ProjectOverrides? overrides = null, IProgress<BuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var loaded = DatasetProject.Load(projectFile, (overrides ?? new ProjectOverrides()) with { IgnoresSchemaFaults = true });
        if (loaded.Project is not { } project)
            return new InferenceResult { Diagnostics = loaded.Diagnostics, ProjectDirectory = Path.GetDirectoryName(projectFile)! };
        var corpus = Corpus.Open(project.CorpusOptions);
        var findings = new List<Finding>(corpus.Findings);
        var profile = new CorpusProfile();
        var shown = progress is null ? null : new ReadProgress(progress, corpus);
        var seeds = 0;
        using var reader = new DocumentReader(project.CorpusOptions);
        foreach (var seed in corpus.Seeds)
        {
            foreach (var document in seed.ReadDocuments(reader))
            {
                cancellationToken.ThrowIfCancellationRequested();
                profile.Add(document);
                findings.AddRange(document.Findings);
                if (profile.DocumentCount % DocumentsAReport == 0)
                    shown?.Report(profile.DocumentCount);
            }

            shown?.Complete(seeds);
            seeds++;
            shown?.Report(profile.DocumentCount);
        }

        if (seeds == 0)
            findings.Add(NoSeeds.Of(new Location(Path.GetFileName(project.ProjectFile), 1, 1), project.Include, project.Exclude));
        var proposal = profile.UsedCount == 0 ? null : new SchemaProposal(profile);
        return new InferenceResult
        {
            Schema = proposal?.ToJson(),
            Keys = proposal?.Keys ?? [],
            Diagnostics = new RuleSet(project.Rules).ToDiagnostics(findings),
            ProjectDirectory = project.Directory,
            SeedCount = seeds,
            DocumentCount = profile.DocumentCount,
            UnreadableCount = profile.DocumentCount - profile.UsedCount,
        };
    }
}
