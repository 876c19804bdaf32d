using DatasetKit.Diagnostics;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>What came of a partition. It is used again for the next.</summary>
internal sealed class PartitionResult
{
    /// <summary>The seeds whose documents are taken from the last build, where the partition was not read; else null.</summary>
    public CarriedSeeds? Carried { get; set; }

    /// <summary>The documents in order. <see cref="DocumentEntry.Id"/> is a place in <see cref="Ids"/>, <see cref="DocumentEntry.Offset"/> one in <see cref="Records"/>.</summary>
    public List<DocumentEntry> Documents { get; } = [];

    /// <summary>The ids of the documents in UTF-8, one after the other.</summary>
    public ByteBuffer Ids { get; } = new();

    /// <summary>The lines of the documents that are released, one after the other.</summary>
    public ByteBuffer Records { get; } = new();

    /// <summary>What was found, each with the document's place in <see cref="Documents"/>.</summary>
    public List<(int Document, Finding Finding)> Findings { get; } = [];

    /// <summary>The files in which ids stand, where that is not the document's seed.</summary>
    public List<(int Document, string Path)> IdPaths { get; } = [];

    /// <summary>The seeds that were read to their ends, by number.</summary>
    public List<(int Number, SeedState State)> Seeds { get; } = [];

    /// <summary>A seed that is not done, and how much of it is read, from 0 to below 1.</summary>
    public (int Seed, double Part) Begun { get; set; }

    public void Clear()
    {
        Carried = null;
        Begun = default;
        Documents.Clear();
        Ids.Clear();
        Records.Clear();
        Findings.Clear();
        IdPaths.Clear();
        Seeds.Clear();
    }
}
