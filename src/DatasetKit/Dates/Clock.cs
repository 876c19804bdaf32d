namespace DatasetKit.Dates;

/// <summary>Skips the time of day and its zone, which say nothing about the calendar day, but must be well-formed.</summary>
/// <remarks>ISO 8601, RFC 3339 and RFC 5322, and a 12-hour clock.</remarks>
internal static class Clock
{
    /// <summary>Takes a time that starts at this place, with its zone; false where it is not a time that exists.</summary>
    public static bool Skip(ref TokenCursor cursor)
    {
        var first = cursor.Take();
        int hour, minute = 0, second = 0;
        if (cursor.IsJoinedMark(0, ':'))
        {
            hour = first.DigitCount is 1 or 2 ? first.Value : -1;
            minute = TakePair(ref cursor);
            if (cursor.IsJoinedMark(0, ':'))
                second = TakePair(ref cursor);
        }
        else
        {
            // The basic form of ISO 8601: 10, 1000 or 100000.
            var padded = first.DigitCount switch { 2 => first.Value * 10_000, 4 => first.Value * 100, 6 => first.Value, _ => -1 };
            (hour, minute, second) = (padded < 0 ? -1 : padded / 10_000, padded / 100 % 100, padded % 100);
        }

        if ((cursor.IsJoinedMark(0, '.') || cursor.IsJoinedMark(0, ',')) && cursor.IsJoined(1, TokenKind.Number))
            cursor.Take(2);
        var isTwelveHours = cursor.CurrentText is "am" or "pm";
        if (isTwelveHours)
            cursor.Take();

        // RFC 3339 has leap seconds, and no hour 24.
        var isTime = minute is >= 0 and < 60 && second is >= 0 and <= 60 && (isTwelveHours ? hour is > 0 and <= 12 : hour is >= 0 and < 24);
        return isTime && SkipZone(ref cursor);
    }

    // Z, EST, +03, +0300, +03:00 or GMT+0300.
    private static bool SkipZone(ref TokenCursor cursor)
    {
        cursor.TakeWord(WordUses.Zone, out _);
        if (!(cursor.IsMark(0, '+') || cursor.IsMark(0, '-')) || !cursor.IsJoined(1, TokenKind.Number))
            return true;
        var offset = cursor.Peek(1);
        cursor.Take(2);
        if (offset.DigitCount == 4)
            return offset.Value / 100 < 24 && offset.Value % 100 < 60;
        return offset.DigitCount == 2 && offset.Value < 24 && (!cursor.IsJoinedMark(0, ':') || TakePair(ref cursor) is >= 0 and < 60);
    }

    // A colon and two digits.
    private static int TakePair(ref TokenCursor cursor)
    {
        cursor.Take();
        return cursor.IsJoined(0, TokenKind.Number) && cursor.Take() is { DigitCount: 2 } pair ? pair.Value : -1;
    }
}
