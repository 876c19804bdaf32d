namespace DatasetKit.Dates;

/// <summary>How many letters must be added, dropped or changed to make one word of another (Levenshtein).</summary>
internal static class EditDistance
{
    /// <summary>The distance between two words of up to <see cref="DateReader.MaxChars"/> characters.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                var change = diagonal + (a[i] == b[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[b.Length];
    }
}
