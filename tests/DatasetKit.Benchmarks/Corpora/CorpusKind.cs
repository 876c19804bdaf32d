namespace DatasetKit.Benchmarks.Corpora;

/// <summary>In what form a corpus stands on disk.</summary>
internal enum CorpusKind
{
    /// <summary>Markdown files with YAML front matter, in folders of some hundred.</summary>
    FrontMatter,

    /// <summary>Plain text files of title line, date line and body, in such folders too.</summary>
    Headline,

    /// <summary>One file of JSON lines.</summary>
    Jsonl,
}
