using DatasetKit.Validation;
using Microsoft.Win32.SafeHandles;

namespace DatasetKit.Releases;

/// <summary>Where the lines of records stand on disk: the spool of this run, or a shard of the last release.</summary>
/// <param name="Lines">Opens the lines, uncompressed.</param>
/// <param name="File">The path of the spool or the shard, absolute.</param>
/// <param name="Bytes">The length of the lines.</param>
internal sealed record RecordSource(Lazy<SafeFileHandle> Lines, string File, long Bytes)
{
    private const int PieceBytes = 1 << 18;

    /// <summary>The lines, uncompressed.</summary>
    public SafeFileHandle Handle => Lines.Value;

    /// <summary>The shard that the file is, in the last release; null for other files.</summary>
    public ReleaseFile? Shard { get; init; }

    /// <summary>The file, where it is a spool of lines; null for others.</summary>
    public HashingStream? Spool { get; init; }

    /// <summary>The compressed shard of all records of a spool; null where there is none.</summary>
    public ShardFile? Compressed { get; init; }

    /// <summary>Whether the last release gives way to this one, so that the two may share the file.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Where the lines of records stand; those that follow one another in a source are one range.</summary>
    /// <param name="records">The records by their indexes.</param>
    /// <param name="documents">All documents.</param>
    /// <param name="sources">The sources of records.</param>
    public static IEnumerable<(RecordSource Source, long Offset, long Length)> Ranges(IReadOnlyList<int> records, DocumentTable documents, Func<DocumentEntry, RecordSource> sources)
    {
        for (var i = 0; i < records.Count;)
        {
            var first = documents[records[i]];
            var length = (long)first.RecordBytes;
            for (i++; i < records.Count && Follows(documents[records[i]], first, first.Offset + length); i++)
                length += documents[records[i]].RecordBytes;
            yield return (sources(first), first.Offset, length);
        }
    }

    /// <summary>Reads the lines of records. Each piece holds until the next is read.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Read(IReadOnlyList<int> records, DocumentTable documents, Func<DocumentEntry, RecordSource> sources)
    {
        var buffer = new byte[PieceBytes];
        foreach (var (source, offset, length) in Ranges(records, documents, sources))
        {
            for (var done = 0L; done < length;)
            {
                var count = RandomAccess.Read(source.Handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), offset + done);
                if (count == 0)
                    throw new IOException("A file of the staging folder is shorter than what was written to it.");
                yield return buffer.AsMemory(0, count);
                done += count;
            }
        }
    }

    /// <summary>Whether records are all that a source holds, in its order.</summary>
    public bool IsAllOf(IReadOnlyList<int> records, DocumentTable documents)
    {
        var end = 0L;
        foreach (var record in records)
        {
            if (documents[record].Offset != end)
                return false;
            end += documents[record].RecordBytes;
        }

        return end == Bytes;
    }

    private static bool Follows(in DocumentEntry entry, in DocumentEntry first, long end) =>
        entry.Source == first.Source && entry.Split == first.Split && entry.Offset == end;
}
