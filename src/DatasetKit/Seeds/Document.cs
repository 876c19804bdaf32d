using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>One text with its unchecked metadata. It may be bad: its findings say so.</summary>
internal sealed class Document
{
    private List<Finding>? _findings;

    /// <summary>The metadata's <c>id</c>, else the one that follows from the seed's path and line.</summary>
    public required string Id { get; init; }

    /// <summary>Where the document begins: line 1 of its seed, or its line of a JSONL seed.</summary>
    public required Location Location { get; init; }

    /// <summary>The merged metadata, its date in ISO form; null where a part of it could not be read, so that nobody judges it by what is missing.</summary>
    public MappingNode? Metadata { get; init; }

    /// <summary>Whether the format of the metadata in the seed has no values but texts.</summary>
    public bool IsTextOnly { get; init; }

    /// <summary>Whether the format of the metadata in the seed has no place for other keys than it holds.</summary>
    public bool HasNoKeys { get; init; }

    /// <summary>The text, trimmed, in UTF-8. The bytes are the reader's: they hold until the next document is read.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Where the text begins.</summary>
    public Location TextLocation { get; init; }

    public IReadOnlyList<Finding> Findings => (IReadOnlyList<Finding>?)_findings ?? [];

    public void Add(Finding finding) => (_findings ??= []).Add(finding);

    /// <summary>Takes back what another finding says better.</summary>
    public void RemoveAll(Predicate<Finding> isNeedless) => _findings?.RemoveAll(isNeedless);

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Add(finding);
    }
}
