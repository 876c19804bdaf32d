using System.Globalization;
using DatasetKit.Validation;

namespace DatasetKit.Releases;

/// <summary>What a data card says of a split.</summary>
internal sealed class SplitStatistics
{
    private int _earliest = int.MaxValue;
    private int _latest;

    private SplitStatistics()
    {
    }

    public int RecordCount { get; private set; }

    /// <summary>Unicode code points of all texts.</summary>
    public long TextChars { get; private set; }

    public long ShortestTextChars { get; private set; } = long.MaxValue;

    public long LongestTextChars { get; private set; }

    public string? EarliestDate => _latest == 0 ? null : Iso(_earliest);

    public string? LatestDate => _latest == 0 ? null : Iso(_latest);

    public static SplitStatistics Of(DocumentTable documents, IReadOnlyList<int> records)
    {
        var result = new SplitStatistics();
        foreach (var record in records)
            result.Add(documents[record]);
        return result;
    }

    private void Add(in DocumentEntry entry)
    {
        RecordCount++;
        TextChars += entry.TextChars;
        ShortestTextChars = Math.Min(ShortestTextChars, entry.TextChars);
        LongestTextChars = Math.Max(LongestTextChars, entry.TextChars);
        if (entry.Day == 0)
            return;
        _earliest = Math.Min(_earliest, entry.Day);
        _latest = Math.Max(_latest, entry.Day);
    }

    private static string Iso(int day) => string.Create(CultureInfo.InvariantCulture, $"{day / 10000:D4}-{day / 100 % 100:D2}-{day % 100:D2}");
}
