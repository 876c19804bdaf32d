using BenchmarkDotNet.Attributes;
using DatasetKit.Benchmarks.Corpora;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Seeds;

namespace DatasetKit.Benchmarks.Stages;

/// <summary>The stages of a build on a corpus of some thousand documents; times are of one document.</summary>
[MemoryDiagnoser]
public class CorpusStage
{
    private const int DocumentCount = 3_000;

    private string _projectFile = "";
    private DatasetProject _project = null!;
    private Corpus _corpus = null!;

    /// <summary>The corpus's form: <see cref="CorpusKind"/>, which is internal.</summary>
    [Params("FrontMatter", "Headline", "Jsonl")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var corpus = CorpusFolder.Open(Path.Combine(Path.GetTempPath(), "datasetkit-stages"), Enum.Parse<CorpusKind>(Kind), DocumentCount);
        _projectFile = Path.Combine(corpus.Folder, "dataset.yaml");
        File.WriteAllText(_projectFile, "name: bench\nversion: 1.0.0\non_invalid: drop\n");
        _project = DatasetProject.Load(_projectFile).Project!;
        _corpus = Corpus.Open(_project.CorpusOptions);
    }

    /// <summary>Lists the seeds.</summary>
    [Benchmark(OperationsPerInvoke = DocumentCount)]
    public object List() => Corpus.Open(_project.CorpusOptions);

    /// <summary>Opens, reads and parses each seed.</summary>
    [Benchmark(OperationsPerInvoke = DocumentCount)]
    public int Read()
    {
        using var reader = new DocumentReader(_project.CorpusOptions);
        var count = 0;
        foreach (var seed in _corpus.Seeds)
        {
            foreach (var document in seed.ReadDocuments(reader))
                count += document.Id.Length;
        }

        return count;
    }

    /// <summary>All of the above, and judges each document.</summary>
    [Benchmark(OperationsPerInvoke = DocumentCount)]
    public object Validate() => DatasetBuilder.Validate(_projectFile);

    /// <summary>All of the above, and writes, hashes, reads back and publishes the release.</summary>
    [Benchmark(OperationsPerInvoke = DocumentCount, Baseline = true)]
    public object Build() => DatasetBuilder.Build(_projectFile);
}
