using System.Globalization;
using DatasetKit.Dates;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>Puts the value of <c>date</c> into the form YYYY-MM-DD.</summary>
internal static class DocumentDate
{
    public const string Key = "date";

    private const int IsoChars = 10;

    /// <summary>The metadata with its date in ISO form, or as it was where there is no date to read.</summary>
    /// <param name="fault">What is wrong with the date or speaks against it, or null. A date that is a list or the like is for the schema to report.</param>
#pragma warning disable CS1573 // The other parameter says itself what it is.
    public static MappingNode Normalise(MappingNode metadata, out Finding? fault)
#pragma warning restore CS1573
    {
        fault = null;
        if (metadata[Key] is not ScalarNode { Kind: ScalarKind.String or ScalarKind.Number } date)
            return metadata;
        var reading = DateReader.Read(date.Text);
        if (reading.Fault != DateFault.None)
        {
            var code = reading.Fault switch
            {
                DateFault.Partial => Codes.DatePartial,
                DateFault.Ambiguous => Codes.DateAmbiguous,
                _ => Codes.DateUnreadable,
            };
            fault = new Finding(code, date.Location, string.IsNullOrWhiteSpace(date.Text) ? reading.Reason : $"'{ShortText.Of(date.Text)}' is no usable date. {reading.Reason}");
            return metadata;
        }

        if (reading.Doubt is not null)
            fault = new Finding(Codes.WeekdayDiffers, date.Location, $"'{ShortText.Of(date.Text)}' names another day of the week than the date has: {reading.Doubt}");
        Span<char> iso = stackalloc char[IsoChars];
        reading.Value.TryFormat(iso, out _, "O", CultureInfo.InvariantCulture);
        return date.Kind == ScalarKind.String && iso.SequenceEqual(date.Text) ? metadata : With(metadata, ScalarNode.String(date.Location, iso.ToString()));
    }

    private static MappingNode With(MappingNode metadata, ScalarNode date) =>
        new(metadata.Location, [.. metadata.Entries.Select(entry => entry.Key == Key ? entry with { Value = date } : entry)]);
}
