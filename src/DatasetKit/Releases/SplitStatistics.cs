using DatasetKit.Metadata;

namespace DatasetKit.Releases;

/// <summary>What a data card says of a split; it grows record by record and keeps no text.</summary>
internal sealed class SplitStatistics
{
    public int RecordCount { get; private set; }

    /// <summary>Unicode code points of all texts.</summary>
    public long TextChars { get; private set; }

    public long ShortestTextChars { get; private set; } = long.MaxValue;

    public long LongestTextChars { get; private set; }

    public string? EarliestDate { get; private set; }

    public string? LatestDate { get; private set; }

    public void Add(Record record)
    {
        var chars = CountCodePoints(record.Text.Span);
        RecordCount++;
        TextChars += chars;
        ShortestTextChars = Math.Min(ShortestTextChars, chars);
        LongestTextChars = Math.Max(LongestTextChars, chars);
        if (record.Date is not ScalarNode { Kind: ScalarKind.String } date)
            return;
        if (EarliestDate is null || string.CompareOrdinal(date.Text, EarliestDate) < 0)
            EarliestDate = date.Text;
        if (LatestDate is null || string.CompareOrdinal(date.Text, LatestDate) > 0)
            LatestDate = date.Text;
    }

    /// <summary>Every byte of UTF-8 but the continuation bytes 10xxxxxx begins a code point.</summary>
    private static long CountCodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0L;
        foreach (var b in utf8)
        {
            // As signed bytes the continuation bytes are those below -64.
            if ((sbyte)b >= -64)
                count++;
        }

        return count;
    }
}
