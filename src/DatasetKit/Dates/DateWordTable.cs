namespace DatasetKit.Dates;

/// <summary>Reads the table <c>months.txt</c>, whose head describes its format.</summary>
internal static class DateWordTable
{
    /// <summary>The table that is embedded in the library.</summary>
    public static string Embedded
    {
        get
        {
            using var stream = typeof(DateWordTable).Assembly.GetManifestResourceStream("months.txt")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The lines of a table, in its order, without comments.</summary>
    public static IEnumerable<DateWordLine> Lines(string table)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var section = "";
        foreach (var line in table.Split('\n', Trimmed).Where(line => line[0] != '#'))
        {
            if (line[0] == '[')
                section = line.Trim('[', ']');
            else if (line.Split(':', 2, Trimmed) is [var name, var groups])
                yield return new(section, name, [.. groups.Split('|', Trimmed).Select(group => group.Split(',', Trimmed))]);
            else
                throw new InvalidDataException($"'{line}' has no name and words.");
        }
    }

    /// <summary>The words of a table by their folded form.</summary>
    /// <exception cref="InvalidDataException">The table is not well-formed, or a word names two months.</exception>
    public static Dictionary<string, DateWord> Words(string table)
    {
        var words = new Dictionary<string, DateWord>();
        var languages = new List<string>();
        foreach (var line in Lines(table))
        {
            var uses = line.Uses;
            if (line.Section != "words" && !languages.Contains(line.Name))
                languages.Add(line.Name);
            uint LanguageIf(WordUses use) => (uses & use) != 0 ? 1u << languages.IndexOf(line.Name) : 0;
            var (inMonths, inWeekdays, inPrepositions) = (LanguageIf(WordUses.Month), LanguageIf(WordUses.Weekday), LanguageIf(WordUses.Preposition));
            for (var group = 0; group < line.Groups.Count; group++)
            {
                foreach (var spelling in line.Groups[group])
                    Add(words, new(uses, inMonths != 0 ? group + 1 : 0, inWeekdays != 0 ? 1 << group : 0, inMonths, inWeekdays, inPrepositions, spelling));
            }
        }

        if (languages.Count > 32)
            throw new InvalidDataException("The table has more languages than there are bits.");

        return words;
    }

    private static void Add(Dictionary<string, DateWord> words, DateWord word)
    {
        Span<char> folded = stackalloc char[Folding.MaxGrowth * word.Spelling.Length];
        var key = folded[..Folding.Fold(word.Spelling, folded)].ToString();
        var known = words.GetValueOrDefault(key, word);
        if (known.Month > 0 && word.Month > 0 && known.Month != word.Month)
            throw new InvalidDataException($"'{word.Spelling}' names the months {known.Month} and {word.Month}.");
        const WordUses OfFew = WordUses.MonthAfterO | WordUses.OttomanMonth;
        var alone = known.Month > 0 && word.Month > 0 ? known.Uses & word.Uses & OfFew : (known.Uses | word.Uses) & OfFew;
        words[key] = new(((known.Uses | word.Uses) & ~OfFew) | alone, Math.Max(known.Month, word.Month), known.Weekdays | word.Weekdays, known.MonthLanguages | word.MonthLanguages, known.WeekdayLanguages | word.WeekdayLanguages, known.PrepositionLanguages | word.PrepositionLanguages, known.Spelling);
    }
}
