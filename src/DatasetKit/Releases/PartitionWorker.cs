using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;
using DatasetKit.Projects;
using DatasetKit.Rules;
using DatasetKit.Seeds;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>Reads, checks and writes the documents of partitions. An instance serves one thread.</summary>
internal sealed class PartitionWorker : IDisposable
{
    // A partition of small documents is far smaller; one of 64 books would take hundreds of megabytes on each thread.
    private const int MaxPartBytes = 4 << 20;

    // So many are broken lines, of which millions fit into a block.
    private const int MaxPartDocuments = 10_000;

    // A build that drops what is faulty goes on however much there is, and keeps what it found to the end.
    private const int MaxFindingsOfDropped = 100;

    private readonly DatasetProject _project;
    private readonly BuildRun _run;
    private readonly DocumentReader _reader;
    private readonly DocumentValidator _validator;
    private readonly SplitAssigner _splits;
    private readonly ColumnStatistics _columns;
    private readonly bool _comparesTexts;

    public PartitionWorker(DatasetProject project, RuleSet rules, SplitAssigner splits, BuildRun run)
    {
        (_project, _run, _splits) = (project, run, splits);
        _reader = new DocumentReader(project.CorpusOptions);
        _validator = new DocumentValidator(project, rules, run.CancellationToken);
        _columns = run.NewColumns();
        _comparesTexts = rules.SeverityOf(Codes.DuplicateText) != Severity.Off;
    }

    /// <summary>Reads a partition; where its documents are large, in several parts.</summary>
    public IEnumerable<PartitionResult> Work(WorkItem item)
    {
        if (item.Partition is { } partition)
            return Read(partition);
        if (item.Parts is { } parts)
            return parts().SelectMany(Work);
        var result = _run.RentResult();
        result.Carried = item.Carried;
        return [result];
    }

    public void Dispose() => _reader.Dispose();

    private IEnumerable<PartitionResult> Read(Partition partition)
    {
        using var own = partition;
        var result = _run.RentResult();
        var json = new JsonText(result.Records);
        foreach (var (seed, document) in partition.Read(_reader, (number, state) => result.Seeds.Add((number, state))))
        {
            _run.CancellationToken.ThrowIfCancellationRequested();
            Add(result, json, seed, document);
            if (result.Records.Length < MaxPartBytes && result.Documents.Count < MaxPartDocuments)
                continue;
            result.Begun = (partition.FirstSeed, partition.PartBefore);
            yield return result;
            if (_run.IsStopped)
                yield break;
            result = _run.RentResult();
            json = new JsonText(result.Records);
        }

        result.Begun = (partition.FirstSeed, partition.PartOfSeed);
        yield return result;
    }

    private void Add(PartitionResult result, JsonText json, int seed, Document document)
    {
        var number = result.Documents.Count;
        var entry = new DocumentEntry
        {
            Id = AddId(result.Ids, document.Id),
            Seed = seed,
            Line = document.Location.Line,
            TextLine = document.TextLocation.Line,
            Split = DocumentEntry.Rejected,
            IsSound = _validator.Accepts(document),
        };
        var told = _project.OnInvalid == OnInvalid.Drop ? Math.Min(document.Findings.Count, MaxFindingsOfDropped) : document.Findings.Count;
        for (var i = 0; i < told; i++)
            result.Findings.Add((number, document.Findings[i]));
        if (told < document.Findings.Count)
            result.Findings.Add((number, new Finding(Codes.TooLarge, document.Location, $"This document has {Thousands.Of(document.Findings.Count - told)} more faults, which are not told.")));
        if (document.Metadata?[DocumentId.Key] is { } id)
        {
            (entry.IdLine, entry.IdColumn) = (id.Location.Line, id.Location.Column);
            if (id.Location.Path != document.Location.Path)
                result.IdPaths.Add((number, id.Location.Path));
        }

        if (entry.IsSound)
            Accept(result, json, document, ref entry);
        result.Documents.Add(entry);
    }

    private void Accept(PartitionResult result, JsonText json, Document document, ref DocumentEntry entry)
    {
        var text = document.Text.Span;
        entry.TextDigest = _comparesTexts ? DuplicateText.DigestOf(text) : default;
        entry.TextChars = CountCodePoints(text);
        entry.Day = document.Metadata![DocumentDate.Key] is ScalarNode { Kind: ScalarKind.String } date ? DayOf(date.Text) : 0;
        entry.Split = _splits.Assign(document.Id);
        _columns.Add(document.Id, document.Metadata!);
        if (!_run.WritesRecords)
            return;
        entry.Offset = result.Records.Length;
        Record.From(document, _project.Schema.Keys).Write(json, _project.Release.Shape);
        json.EndLine();
        entry.RecordBytes = (int)(result.Records.Length - entry.Offset);
    }

    private static IdSpan AddId(ByteBuffer ids, string id)
    {
        var start = ids.Length;
        ids.Advance(Encoding.UTF8.GetBytes(id, ids.GetSpan(Encoding.UTF8.GetMaxByteCount(id.Length))));
        return new IdSpan(0, start, ids.Length - start);
    }

    // The validator has seen to the form YYYY-MM-DD.
    private static int DayOf(string iso) => iso.Length == 10
        ? (int.Parse(iso.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) * 10000) + (Digits(iso, 5) * 100) + Digits(iso, 8)
        : 0;

    private static int Digits(string iso, int at) => ((iso[at] - '0') * 10) + iso[at + 1] - '0';

    /// <summary>What UTF-16 writes in one unit UTF-8 writes in up to three bytes, and what it writes in two in four that begin with F0 to F4.</summary>
    private static int CountCodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = Encoding.UTF8.GetCharCount(utf8);
        while (utf8.IndexOfAnyInRange((byte)0xF0, (byte)0xF4) is >= 0 and var at)
        {
            count--;
            utf8 = utf8[(at + 1)..];
        }

        return count;
    }
}
