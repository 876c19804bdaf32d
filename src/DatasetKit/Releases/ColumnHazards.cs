using DatasetKit.Diagnostics;

namespace DatasetKit.Releases;

/// <summary>What one column alone shows. The reasons were measured with DuckDB 1.5 and pandas 1.5; the rules tell them.</summary>
internal static class ColumnHazards
{
    // DuckDB looks at so many records before it settles on a type.
    private const int SampledByDuckDB = 20_480;

    private static readonly string[] s_dateNames = ["date", "datetime", "modified"];

    public static IEnumerable<Finding> Of(Column column, ColumnPlace place)
    {
        if (column.ValueCount == 0)
        {
            // The innermost of what holds more of its own kind is always without.
            if (!place.IsRecursive)
                yield return Finding(Codes.ColumnAlwaysNull, place, $"'{place.Path}' is null in every record.");
            yield break;
        }

        if (column[ColumnKind.BigInteger] > 0)
            yield return Finding(Codes.IntegerTooBig, place, $"'{place.Path}' has integers of more than 64 bits, which pandas reads wrongly or not at all; write them as text.");
        if (place.IsTopLevel && IsDateName(place.Path) && HasWhatIsNoDate(column))
            yield return Finding(Codes.DateName, place, $"pandas takes the column '{place.Path}' for dates because of its name, and makes dates of its {(column[ColumnKind.TimeOfDay] > 0 ? "times" : "numbers")}; rename it, or write dates as YYYY-MM-DD.");
        foreach (var finding in column.TextCount == column.ValueCount ? OfTexts(column, place) : OfTypes(column, place))
            yield return finding;
    }

    private static IEnumerable<Finding> OfTypes(Column column, ColumnPlace place)
    {
        var found = new List<string>();
        Add("text", column.TextCount);
        Add("number", column.Sum(ColumnKind.Integer, ColumnKind.Decimal));
        Add("true or false", column[ColumnKind.Boolean]);
        Add("list", column[ColumnKind.List]);
        Add("mapping", column[ColumnKind.Mapping]);
        if (found.Count > 1)
            yield return Finding(Codes.MixedTypes, place, $"'{place.Path}' is of more than one type: {string.Join(", ", found)}. Write all its values in one.");

        void Add(string type, long count)
        {
            if (count > 0)
                found.Add($"{type} ({count})");
        }
    }

    private static IEnumerable<Finding> OfTexts(Column column, ColumnPlace place)
    {
        var texts = column.TextCount;
        var uuids = column.Sum(ColumnKind.Uuid, ColumnKind.UpperUuid);
        if (!place.HasFormat("uuid") && (uuids == texts || uuids > SampledByDuckDB))
            yield return Finding(Codes.UuidTexts, place, $"DuckDB takes '{place.Path}' for UUIDs, of which {(uuids < texts ? "some are none, so that it fails to read the file" : column[ColumnKind.UpperUuid] > 0 ? "it changes the capitals" : "LIKE and length() do not work")}; put a prefix before them, or tell your users to read the column as text.");

        var dates = column.Sum(ColumnKind.Year, ColumnKind.FractionDateTime);
        if (dates == texts)
        {
            var precisions = Precisions(column);
            if (precisions.Count > 1)
                yield return Finding(Codes.MixedDatePrecision, place, $"'{place.Path}' has dates of more than one precision: {string.Join(", ", precisions)}. Write all of them alike.");
            else if (place.Path != "date" && column.Sum(ColumnKind.Day, ColumnKind.FractionDateTime) == texts && !place.HasFormat("date", "date-time"))
                yield return Finding(Codes.TextTakenForDate, place, $"DuckDB and Arrow take '{place.Path}' for dates, since all its texts look like dates. If they are, declare the format in the schema; if not, put a prefix before them.");
        }

        // pandas makes numbers of the texts of whole columns, but not within mappings and lists.
        if (place.IsTopLevel && column[ColumnKind.LossyNumberText] > 0 && column.Sum(ColumnKind.NumberText, ColumnKind.LossyNumberText) + column[ColumnKind.Year] == texts)
            yield return Finding(Codes.TextTakenForNumber, place, $"pandas takes '{place.Path}' for numbers, since all its texts look like numbers, and drops leading zeros and digits; put a prefix before them.");
    }

    private static List<string> Precisions(Column column)
    {
        (ColumnKind Kind, string Name)[] kinds =
        [
            (ColumnKind.Year, "year"), (ColumnKind.Month, "month"), (ColumnKind.Day, "day"), (ColumnKind.LocalDateTime, "local time"), (ColumnKind.UtcDateTime, "UTC time"),
            (ColumnKind.OffsetDateTime, "time with an offset"), (ColumnKind.FractionDateTime, "time with a fraction"),
        ];
        return [.. kinds.Where(kind => column[kind.Kind] > 0).Select(kind => $"{kind.Name} ({column[kind.Kind]})")];
    }

    /// <summary>The names that <c>pandas.read_json</c> converts (its <c>convert_dates</c> and <c>keep_default_dates</c>), whatever their case.</summary>
    private static bool IsDateName(string name)
    {
        return s_dateNames.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.EndsWith("_at", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("_time", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("timestamp", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasWhatIsNoDate(Column column) => column.Sum(ColumnKind.Integer, ColumnKind.Decimal) > 0 || column[ColumnKind.TimeOfDay] > 0;

    private static Finding Finding(string code, ColumnPlace place, string message) => new(code, place.Location, message);
}
