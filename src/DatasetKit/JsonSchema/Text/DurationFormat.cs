namespace DatasetKit.JsonSchema;

/// <summary>Durations of ISO 8601, as RFC 3339, appendix A, has them.</summary>
internal static class DurationFormat
{
    /// <summary>Whether the text is one, as in <c>P1Y2M3DT4H5M6S</c> or <c>P2W</c>.</summary>
    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text is not ['P', .. var rest])
            return false;
        if (rest is [.. var weeks, 'W'])
            return weeks.Length > 0 && !weeks.ContainsAnyExceptInRange('0', '9');

        var timeAt = rest.IndexOf('T');
        if (timeAt < 0)
            return AreParts(rest, "YMD");
        return (timeAt == 0 || AreParts(rest[..timeAt], "YMD")) && AreParts(rest[(timeAt + 1)..], "HMS");
    }

    // The grammar lets no unit be left out between two others: P1Y2D is none.
    private static bool AreParts(ReadOnlySpan<char> text, ReadOnlySpan<char> units)
    {
        var previous = -1;
        do
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits < 1)
                return false;
            var unit = units.IndexOf(text[digits]);
            if (unit < 0 || (previous >= 0 && unit != previous + 1))
                return false;
            previous = unit;
            text = text[(digits + 1)..];
        }
        while (text.Length > 0);
        return true;
    }
}
