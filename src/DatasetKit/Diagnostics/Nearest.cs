namespace DatasetKit.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    // Enough for all that a person could have meant, and too few for a schema that names thousands to cost seconds for each fault.
    private const int MaxCandidates = 2_000;
    private const int MaxChars = 64;

    /// <summary>The candidate nearest to what was written, or null where none is near enough to be what was meant.</summary>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > MaxChars)
            return null;
        string? best = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var candidate in candidates.Take(MaxCandidates))
        {
            // No text is nearer to another than their lengths are.
            if (candidate.Length > MaxChars || Math.Abs(candidate.Length - written.Length) >= least)
                continue;
            var distance = string.Equals(written, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(written, candidate, least);
            if (distance < least)
                (best, least) = (candidate, distance);
        }

        return best;
    }

    /// <summary>A clause for the end of a message: the nearest name, or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> candidates) =>
        Find(written, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="enough">A distance from which on it does not matter how great it is: it is told as at least this, which saves most of the work.</param>
    public static int Distance(string a, string b, int enough = int.MaxValue)
    {
        var before = b.Length <= MaxChars ? stackalloc int[MaxChars + 1] : new int[b.Length + 1];
        var previous = b.Length <= MaxChars ? stackalloc int[MaxChars + 1] : new int[b.Length + 1];
        var current = b.Length <= MaxChars ? stackalloc int[MaxChars + 1] : new int[b.Length + 1];
        var leastBefore = 0;
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                least = Math.Min(least, current[j]);
            }

            // Each row follows from the two above it, and never lies below both.
            if (Math.Min(least, leastBefore) >= enough)
                return enough;
            leastBefore = least;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }
}
