using System.Globalization;

namespace DatasetKit.Benchmarks.Corpora;

/// <summary>A made-up corpus on disk. It is made once and used by all runs.</summary>
internal sealed class CorpusFolder
{
    /// <summary>The source of all headline documents, from the folder's defaults.</summary>
    public const string HeadlineSource = "Town archive";

    private const int FilesPerFolder = 300;

    // Another generator makes another corpus, and its marker another name.
    private const string Marker = "complete-1";

    // The document that is edited to see what one edit costs.
    private const int EditedIndex = 1;

    private int _version;

    private CorpusFolder(CorpusKind kind, int documents, string folder) => (Kind, DocumentCount, Folder) = (kind, documents, folder);

    public CorpusKind Kind { get; }

    public int DocumentCount { get; }

    /// <summary>The folder of the corpus; what is made from it stands beside the seeds.</summary>
    public string Folder { get; }

    public string Seeds => Path.Combine(Folder, "seeds");

    public string Name => Path.GetFileName(Folder);

    public static string IdOf(CorpusKind kind, int index) => kind == CorpusKind.Jsonl
        ? string.Create(CultureInfo.InvariantCulture, $"corpus#{index + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"c{index / FilesPerFolder:D5}/doc-{index:D7}");

    public static CorpusFolder Open(string work, CorpusKind kind, int documents)
    {
        var name = kind switch { CorpusKind.FrontMatter => "front-matter", CorpusKind.Headline => "headline", _ => "jsonl" };
        var corpus = new CorpusFolder(kind, documents, Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{name}-{documents}")));
        var marker = Path.Combine(corpus.Folder, Marker);
        if (!File.Exists(marker))
        {
            Console.Error.WriteLine($"Making {documents:N0} documents of the kind {name}.");
            if (Directory.Exists(corpus.Folder))
                Directory.Delete(corpus.Folder, recursive: true);
            corpus.WriteSeeds();
            File.WriteAllText(marker, Oracle.ContentSha256(kind, documents, _ => 0));
        }
        else if (kind != CorpusKind.Jsonl)
        {
            // A run that was stopped may have left the edit.
            corpus.Write(EditedIndex);
        }

        return corpus;
    }

    /// <summary>Edits one seed.</summary>
    public void Edit()
    {
        _version++;
        Write(EditedIndex);
    }

    /// <summary>The digest of the records as the corpus is now.</summary>
    public string ContentSha256() => _version == 0
        ? File.ReadAllText(Path.Combine(Folder, Marker))
        : Oracle.ContentSha256(Kind, DocumentCount, index => index == EditedIndex ? _version : 0);

    private void WriteSeeds()
    {
        Directory.CreateDirectory(Seeds);
        if (Kind == CorpusKind.Headline)
            File.WriteAllText(Path.Combine(Seeds, "_defaults.yaml"), $"source: {HeadlineSource}\n");
        if (Kind != CorpusKind.Jsonl)
        {
            Parallel.For(0, DocumentCount, Write);
            return;
        }

        using var file = new FileStream(Path.Combine(Seeds, "corpus.jsonl"), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (var index = 0; index < DocumentCount; index++)
            file.Write(SeedText.Write(Kind, DocumentGenerator.Create(index)));
    }

    private void Write(int index)
    {
        var file = Path.Combine(Seeds, IdOf(Kind, index) + (Kind == CorpusKind.Headline ? ".txt" : ".md"));
        if (index % FilesPerFolder == 0 || !Directory.Exists(Path.GetDirectoryName(file)))
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, SeedText.Write(Kind, DocumentGenerator.Create(index, index == EditedIndex ? _version : 0)));
    }
}
