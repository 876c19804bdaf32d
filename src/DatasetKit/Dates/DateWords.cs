using DatasetKit.Diagnostics;

namespace DatasetKit.Dates;

/// <summary>The words that a date may hold, from the embedded table; it is loaded when the first word is looked up.</summary>
internal static class DateWords
{
    private static readonly Dictionary<string, DateWord> All = DateWordTable.Words(DateWordTable.Embedded);

    private static readonly Dictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> ByText =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds a word by its folded form.</summary>
    public static bool TryFind(ReadOnlySpan<char> folded, out DateWord word) => ByText.TryGetValue(folded, out word);

    /// <summary>The month that a misspelt word most likely means, or null where none or several are as close.</summary>
    /// <param name="folded">A folded word.</param>
    public static string? NearestMonth(string folded)
    {
        // Of a shorter word or name, too little is left when letters change: "rec" is not "dec".
        const int MinLength = 4;
        var limit = folded.Length > MinLength ? 2 : 1;
        var near = All
            .Where(entry => entry.Value.Month > 0 && entry.Key.Length >= MinLength && Math.Abs(entry.Key.Length - folded.Length) <= limit)
            .Select(entry => (Word: entry.Value, Distance: Nearest.Distance(folded, entry.Key)))
            .Where(entry => entry.Distance <= limit)
            .ToLookup(entry => entry.Distance, entry => entry.Word)
            .MinBy(group => group.Key);
        return near?.DistinctBy(word => word.Month).Count() == 1
            ? near.Select(word => word.Spelling).Min(StringComparer.Ordinal)
            : null;
    }
}
