using DatasetKit.Seeds;

namespace DatasetKit.Validation;

/// <summary>
/// What is kept of a document for as long as a run lasts, whatever the length of its text: 80 bytes, beside its id.
/// </summary>
internal struct DocumentEntry
{
    /// <summary>For <see cref="Split"/>: the document is not released.</summary>
    public const short Rejected = -1;

    /// <summary>What stands for the text in comparisons.</summary>
    public Hash128 TextDigest;

    /// <summary>Where its record begins in <see cref="Source"/>.</summary>
    public long Offset;

    /// <summary>The id, in <see cref="DocumentTable"/>.</summary>
    public IdSpan Id;

    /// <summary>The line on which an id of its own stands; 0 where the id follows from its place.</summary>
    public int IdLine;

    /// <summary>The column where an id of its own stands.</summary>
    public int IdColumn;

    /// <summary>The number of its seed in the corpus.</summary>
    public int Seed;

    /// <summary>The line of its seed on which it begins.</summary>
    public int Line;

    /// <summary>The line of its seed on which its text begins.</summary>
    public int TextLine;

    /// <summary>The length of its record in bytes, with the line break.</summary>
    public int RecordBytes;

    /// <summary>The length of its text in Unicode code points.</summary>
    public int TextChars;

    /// <summary>Its date as the number YYYYMMDD; 0 where it has none.</summary>
    public int Day;

    /// <summary>Where its record stands: 0 for what was read in this run, else a shard of the last release, from 1.</summary>
    public int Source;

    /// <summary>Its split, or <see cref="Rejected"/>.</summary>
    public short Split;

    /// <summary>Whether it has no error of its own, so that it counts where documents are compared with each other.</summary>
    public bool IsSound;
}
