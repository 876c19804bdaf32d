namespace DatasetKit.Dates;

/// <summary>Finds the parts of a date among its tokens, and passes over weekday, time and small words.</summary>
/// <param name="cursor">The first token.</param>
/// <param name="parts">Room for <see cref="MaxParts"/>.</param>
internal ref struct DateScanner(TokenCursor cursor, Span<DatePart> parts)
{
    /// <summary>Day, month and year, and a weekday that looks like a month; one more shows that there are too many.</summary>
    public const int MaxParts = 5;

    // Day, month and year.
    private const int MaxShape = 3;

    // The financial calendar of the Ottoman empire came into general use in 1840 and ended with 1925.
    private const int FirstRumiYear = 1256;
    private const int LastRumiYear = 1341;

    // Korean, Japanese, Buddhist and Byzantine years are beyond it.
    private const int FirstFarYear = 2400;

    private readonly Span<DatePart> parts = parts;
    private TokenCursor cursor = cursor;
    private int count;
    private char separator = ' ';
    private int weekdays; // a bit each, Monday's the lowest; 0 where none was named
    private int monthAsWeekdays; // of the first name of a month that may be a weekday's too
    private uint monthLanguages; // a bit each
    private DateWord? preposition; // a day of the week, unless it says until or after
    private string? prepositionText;
    private bool isOttoman;
    private bool hasTime;
    private bool isComplete; // a weekday after the date closes it
    private JapaneseEra? era;
    private string? reason;

    /// <summary>Reads the whole text.</summary>
    public DateReading Read()
    {
        if (cursor.IsAtEnd)
            return DateReading.Unreadable(DateReasons.Empty);
        do
        {
            if (!SkipSmallWords())
                return DateReading.Unreadable(reason!);

            var start = cursor;
            if (!ReadElement())
                return DateReading.Unreadable(reason ?? DateReasons.Unexpected(start));
        }
        while (ReadSeparator());

        // A last dot may end an abbreviation or a sentence; other marks promise more.
        if (separator is not (' ' or '.'))
            return DateReading.Unreadable(DateReasons.Unfinished(separator));
        var reading = DateShapes.Match(parts[..count]);

        // Of "mar. 6 juin 2023" the first word was taken for a month.
        if (weekdays == 0 && count == MaxShape + 1)
            weekdays = monthAsWeekdays;
        if (preposition is { } word && reading.Fault == DateFault.None && !IsWeekday(word, reading))
            return DateReading.Unreadable(DateReasons.Preposition(prepositionText));
        if (reading is { Fault: DateFault.None, Value.Year: >= FirstFarYear and var year } && parts[0].Kind != DatePart.Basic && parts[1].Separator != '-')
            return DateReading.Unreadable(DateReasons.FarYear(year));
        if (isOttoman && reading is { Fault: DateFault.None, Value.Year: >= FirstRumiYear and <= LastRumiYear })
            return DateReading.Unreadable(DateReasons.Rumi(reading.Value.Year));
        return CheckWeekday(era is null ? reading : era.Check(reading));
    }

    // Where the month is of a language that has the preposition, only the right day of that language is one. Behind a date in numbers it is one if
    // it is the right day, and before one it says nothing.
    private readonly bool IsWeekday(DateWord word, DateReading reading) => monthLanguages == 0
        ? isComplete && IsOnWeekday(reading)
        : (word.PrepositionLanguages & monthLanguages) == 0 || ((word.WeekdayLanguages & monthLanguages) != 0 && IsOnWeekday(reading));

    private readonly bool IsOnWeekday(DateReading reading) => (weekdays & (1 << (((int)reading.Value.DayOfWeek + 6) % 7))) != 0;

    private readonly DateReading CheckWeekday(DateReading reading) =>
        weekdays == 0 || reading.Fault != DateFault.None || IsOnWeekday(reading)
            ? reading
            : reading with { Doubt = DateReasons.OtherWeekday(reading.Value) };

    // The Vietnamese đến ngày, until the day, looks like den, which is an article elsewhere.
    private bool SkipSmallWords()
    {
        while (true)
        {
            var start = cursor;
            if (!cursor.TakeWord(count == 0 ? WordUses.Small | WordUses.Lead : WordUses.Small, out _))
                return true;
            if (start.CurrentText is not "den" || cursor.CurrentText is not "ngay")
                continue;
            reason = DateReasons.Vague(start.CurrentSource);
            return false;
        }
    }

    // A dot may end a number or a word, and another mark may follow it.
    private bool ReadSeparator()
    {
        separator = cursor.TakeMark('.') ? '.' : ' ';
        if (cursor.CurrentText is "," or "-" or "/")
        {
            separator = cursor.CurrentText[0];
            cursor.Take();
        }

        return !cursor.IsAtEnd;
    }

    private bool ReadElement() => cursor.Current.Kind switch
    {
        TokenKind.Number => cursor.IsJoinedMark(1, ':') ? ReadTime() : ReadNumber(),
        TokenKind.Word => ReadEra() || ReadName(),
        TokenKind.Mark => ReadParenthesis(),
        _ => false,
    };

    private bool ReadTime()
    {
        if (hasTime || count == 0)
            return false;
        hasTime = true;
        if (Clock.Skip(ref cursor))
            return true;
        reason = DateReasons.NoSuchTime;
        return false;
    }

    private bool ReadNumber()
    {
        var number = cursor.Take();
        if (cursor.TakeWord(WordUses.YearUnit | WordUses.MonthUnit | WordUses.DayUnit, out var unit))
            return Add(KindOf(number, unit), number.Value);

        if (number.DigitCount is 1 or 2 && !SkipOrdinal(number.Value))
            return false;
        var isYear = cursor.TakeWord(WordUses.YearMark, out _);
        var kind = number.DigitCount switch
        {
            1 or 2 => isYear ? DatePart.ShortYear : DatePart.Short,
            4 => DatePart.Long,
            8 => DatePart.Basic,
            _ => DatePart.Other,
        };
        if (!Add(kind, number.Value))
            return false;
        if (!cursor.IsJoined(0, TokenKind.Word) || cursor.CurrentText is not "t" || !cursor.IsJoined(1, TokenKind.Number))
            return true;
        cursor.Take();
        return ReadTime();
    }

    private static char KindOf(Token number, DateWord unit) => number.DigitCount switch
    {
        4 when unit.Is(WordUses.YearUnit) => DatePart.YearUnit,
        1 or 2 when unit.Is(WordUses.YearUnit) => DatePart.ShortYear,
        1 or 2 => unit.Is(WordUses.MonthUnit) ? DatePart.MonthUnit : DatePart.DayUnit,
        _ => DatePart.Other,
    };

    // 1st, 1er, 1-го and 1.º, without blanks.
    private bool SkipOrdinal(int number)
    {
        var marks = cursor.IsJoinedMark(0, '.') || cursor.IsJoinedMark(0, '-') ? 1 : 0;
        var ending = cursor;
        ending.Take(marks);
        if (!ending.IsJoined(0, TokenKind.Word))
            return true;
        var letters = ending.CurrentText is ['o' or 'a' or 'e'] ? ending.CurrentSource : default;
        if (!ending.TakeWord(WordUses.Ordinal, out _))
            return true;
        if (letters is ['o' or 'O' or 'a' or 'A' or 'e' or 'E'] && !IsOrdinal(letters[0], number, ending, isJoined: marks == 0))
        {
            reason = DateReasons.LetterInNumber(letters[0]);
            return false;
        }

        cursor = ending;
        return true;
    }

    // An 'O' is more often a nought that was typed or scanned wrong: 1o is the first where a Portuguese, Spanish or Italian month follows. Other
    // endings are none in numbers alone: "június 3-a" and "juni 1e" have a month before them.
    private readonly bool IsOrdinal(char letter, int number, TokenCursor next, bool isJoined)
    {
        next.TakeMark('.');
        if (char.IsUpper(letter))
            return false;
        if (letter != 'o')
            return next.Current.Kind == TokenKind.Word || !isJoined || HasMonth();
        var isOf = next.CurrentText is "de" or "del" or "di";
        next.TakeWord(WordUses.Small, out _);
        return number == 1 && next.TakeWord(isOf ? WordUses.Month : WordUses.MonthAfterO, out _);
    }

    private readonly bool HasMonth()
    {
        foreach (var part in parts[..count])
        {
            if (part.Kind == DatePart.Month)
                return true;
        }

        return false;
    }

    private bool ReadEra()
    {
        if (era is not null || JapaneseEra.Find(cursor.TextOf(2)) is not { } found)
            return false;
        cursor.Take(2);
        var isFirstYear = cursor.CurrentText is "元";
        var number = cursor.Take();
        if (!(isFirstYear || number.DigitCount is 1 or 2) || !cursor.TakeWord(WordUses.YearUnit, out _))
            return false;
        era = found;
        return Add(DatePart.YearUnit, found.FirstYear + (isFirstYear ? 0 : number.Value - 1));
    }

    private bool ReadName()
    {
        if (count > 0 && cursor.CurrentText is ['i' or 'v' or 'x', ..] && RomanMonth(cursor.CurrentSource) is > 0 and var roman)
        {
            cursor.Take();
            return Add(DatePart.Month, roman);
        }

        var start = cursor;
        var isTwoMonths = separator == '.' && cursor.CurrentText is ("listopada" or "listopad" or "lis" or "lip" or "srp");
        if (!cursor.TakeWord(WordUses.Month | WordUses.Weekday, out var name))
            return false;
        if (isTwoMonths)
        {
            reason = DateReasons.TwoMonths(start.CurrentSource);
            return false;
        }

        if (name.Month == 0)
        {
            if (name.Is(WordUses.Preposition) && separator != ',' && !cursor.IsMark(0, '.') && !cursor.IsMark(0, ','))
                (preposition, prepositionText) = (name, start.CurrentSource.ToString());
            return AddWeekday(name);
        }

        isOttoman |= name.Is(WordUses.OttomanMonth);
        monthLanguages |= name.MonthLanguages;
        if (count == 0)
            monthAsWeekdays = name.Weekdays;
        return Add(DatePart.Month, name.Month, name.Is(WordUses.Weekday));
    }

    // 12.IV.1871, as archives write. Small letters would take much for a month.
    private static int RomanMonth(ReadOnlySpan<char> word) => word switch
    {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        "X" => 10,
        "XI" => 11,
        "XII" => 12,
        _ => 0,
    };

    // A weekday, as in （木）; after a time a comment, as in (Moscow Standard Time).
    private bool ReadParenthesis()
    {
        if (!cursor.TakeMark('('))
            return false;
        if (!hasTime)
            return cursor.TakeWord(WordUses.Weekday, out var name) && AddWeekday(name) && cursor.TakeMark(')');
        while (!cursor.IsAtEnd && !cursor.IsMark(0, ')'))
            cursor.Take();
        return cursor.TakeMark(')');
    }

    private bool AddWeekday(DateWord name)
    {
        if (weekdays != 0)
            return false;
        weekdays = name.Weekdays;
        isComplete = count > 0;
        return true;
    }

    private bool Add(char kind, int value, bool mayBeWeekday = false)
    {
        // Arabic newspapers give both names of a month: 1 حزيران/يونيو 2023.
        var isSecondName = kind == DatePart.Month && separator == '/' && count > 0
            && parts[count - 1] is { Kind: DatePart.Month } last && last.Value == value;
        if (isSecondName)
            return true;
        if (isComplete || count == parts.Length)
            return false;
        parts[count++] = new(kind, value, separator, mayBeWeekday);
        return true;
    }
}
