using DatasetKit.Seeds;

namespace DatasetKit.Inference;

/// <summary>What was seen in the documents of a corpus.</summary>
internal sealed class CorpusProfile
{
    // The four keys with a column of their own are kept by name, however many others there are.
    private static readonly string[] s_columns = ["id", "title", "date", "source"];

    public MappingProfile Metadata { get; } = new(new ProfileBudget(), depth: 0, s_columns);

    /// <summary>Documents that were added.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>Those of them whose metadata could be read.</summary>
    public int UsedCount { get; private set; }

    public void Add(Document document)
    {
        DocumentCount++;
        if (document.Metadata is not { } metadata)
            return;
        UsedCount++;

        // A date that cannot be read says nothing about what dates of this corpus are.
        Metadata.Add(metadata, node => document.Findings.Any(finding => finding.Location == node.Location));
    }
}
