using DatasetKit.Diagnostics;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Joins what came of the partitions, in the order of the corpus.</summary>
/// <param name="spoolOf">Opens the spool of a split; null where no records are written.</param>
internal sealed class RunCollector(Func<int, RecordSpool>? spoolOf)
{
    private readonly List<(int Document, Finding Finding)> _findings = [];

    public DocumentTable Documents { get; } = new();

    /// <summary>What was found in documents, with their indexes.</summary>
    public IReadOnlyList<(int Document, Finding Finding)> Findings => _findings;

    /// <summary>The seeds as they were before they were read, by number.</summary>
    public List<Stamp> Seeds { get; } = [];

    /// <summary>Adds what came of the next partition.</summary>
    public void Add(PartitionResult result)
    {
        var first = Documents.Count;
        foreach (var (number, stamp) in result.Seeds)
        {
            while (Seeds.Count <= number)
                Seeds.Add(Stamp.Missing);
            Seeds[number] = stamp;
        }

        if (spoolOf is not null)
            Spool(result);
        foreach (ref var entry in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(result.Documents))
            Documents.Add(entry, result.Ids.Written.Slice(entry.Id.Start, entry.Id.Bytes));
        foreach (var (document, finding) in result.Findings)
            _findings.Add((first + document, finding));
        foreach (var (document, path) in result.IdPaths)
            Documents.SetIdPath(first + document, path);
    }

    /// <summary>Adds what only the whole corpus shows.</summary>
    public void Add(IEnumerable<(int Document, Finding Finding)> findings) => _findings.AddRange(findings);

    /// <summary>Moves the lines into the spools; those that follow one another in one split in one piece.</summary>
    private void Spool(PartitionResult result)
    {
        var entries = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(result.Documents);
        for (var i = 0; i < entries.Length;)
        {
            if (entries[i].RecordBytes == 0)
            {
                i++;
                continue;
            }

            var (start, split, next) = ((int)entries[i].Offset, entries[i].Split, i);
            var end = start;
            for (; next < entries.Length && (entries[next].RecordBytes == 0 || entries[next].Split == split); next++)
                end += entries[next].RecordBytes;
            var shift = spoolOf!(split).Append(result.Records.Written[start..end]) - start;
            for (; i < next; i++)
                entries[i].Offset += shift;
        }
    }
}
