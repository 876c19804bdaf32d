namespace DatasetKit.Dates;

/// <summary>An era of the Japanese calendar.</summary>
/// <param name="Name">Its name, two ideographs.</param>
/// <param name="FirstYear">The year of the common era that is its year 1.</param>
/// <param name="Start">Its first day that the Gregorian calendar can tell.</param>
/// <param name="End">Its last day.</param>
internal sealed record JapaneseEra(string Name, int FirstYear, DateOnly Start, DateOnly End)
{
    // Months before 1873 were those of a lunar calendar, so a day of Meiji 1 to 5 cannot be told without its tables.
    private static readonly JapaneseEra[] All =
    [
        new("明治", 1868, new(1873, 1, 1), new(1912, 7, 30)),
        new("大正", 1912, new(1912, 7, 30), new(1926, 12, 25)),
        new("昭和", 1926, new(1926, 12, 25), new(1989, 1, 7)),
        new("平成", 1989, new(1989, 1, 8), new(2019, 4, 30)),
        new("令和", 2019, new(2019, 5, 1), DateOnly.MaxValue),
    ];

    /// <summary>The era of that name, or null.</summary>
    public static JapaneseEra? Find(ReadOnlySpan<char> name)
    {
        foreach (var era in All)
        {
            if (name.SequenceEqual(era.Name))
                return era;
        }

        return null;
    }

    /// <summary>The reading, or a fault where its day lies outside the era.</summary>
    public DateReading Check(DateReading reading) =>
        reading.Fault != DateFault.None || (reading.Value >= Start && reading.Value <= End)
            ? reading
            : DateReading.Unreadable(DateReasons.OutsideEra(this, reading.Value));
}
