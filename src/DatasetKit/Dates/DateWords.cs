using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using DatasetKit.Diagnostics;

namespace DatasetKit.Dates;

/// <summary>The words that a date may hold, from the embedded table; it is loaded when the first word is looked up.</summary>
internal static class DateWords
{
    private static readonly Dictionary<string, DateWord> All = DateWordTable.Words(DateWordTable.Embedded);

    private static readonly Dictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> ByText =
        All.GetAlternateLookup<ReadOnlySpan<char>>();

    // Of a shorter word or name, too little is left when letters change: "rec" is not "dec".
    private const int MinNearLength = 4;

    private const int MinLengthOfTwo = 7;

    private static readonly MonthName[] Months =
        [.. All.Keys.Where(text => text.Length >= MinNearLength && All[text].Month > 0).Select(text => new MonthName(text, Nearest.LettersOf(text), All[text]))];

    /// <summary>Finds a word by its folded form.</summary>
    public static bool TryFind(ReadOnlySpan<char> folded, [NotNullWhen(true)] out DateWord? word) => ByText.TryGetValue(folded, out word);

    /// <summary>The month that a misspelt word most likely means, or null where none or several are as close.</summary>
    /// <param name="folded">A folded word.</param>
    public static string? NearestMonth(string folded)
    {
        var limit = folded.Length >= MinLengthOfTwo ? 2 : 1;
        var letters = Nearest.LettersOf(folded);
        var near = new List<DateWord>();
        foreach (var (text, ownLetters, word) in Months)
        {
            // Each letter that only one of the two has takes an edit, so most words need no closer look: 2 µs for all, where they took 50.
            if (Math.Abs(text.Length - folded.Length) > limit || BitOperations.PopCount(letters & ~ownLetters) > limit || BitOperations.PopCount(ownLetters & ~letters) > limit)
                continue;
            var distance = Nearest.Distance(folded, text);
            if (distance > limit)
                continue;
            if (distance < limit)
                near.Clear();
            limit = distance;
            near.Add(word);
        }

        return near.Count > 0 && near.TrueForAll(word => word.Month == near[0].Month)
            ? near.Select(word => word.Spelling).Min(StringComparer.Ordinal)
            : null;
    }

    private sealed record MonthName(string Text, ulong Letters, DateWord Word);
}
