using System.Globalization;
using CsCheck;

namespace DatasetKit.Dates;

public class DatePropertyTests
{
    // Day, name of the month, year of four digits, number of the month.
    private static readonly Dictionary<string, string> Formats = new()
    {
        ["en"] = "{1} {0}, {2}",
        ["en-GB"] = "{0} {1} {2}",
        ["ru"] = "{0} {1} {2} г.",
        ["uk"] = "{0} {1} {2} р.",
        ["be"] = "{0} {1} {2} г.",
        ["de"] = "{0}. {1} {2}",
        ["es"] = "{0} de {1} de {2}",
        ["pt"] = "{0} de {1} de {2}",
        ["pl"] = "{0} {1} {2} r.",
        ["cs"] = "{0}. {1} {2}",
        ["bg"] = "{0} {1} {2} г.",
        ["hu"] = "{2}. {1} {0}.",
        ["vi"] = "ngày {0} {1} năm {2}",
        ["zh"] = "{2}年{3}月{0}日",
        ["ja"] = "{2}年{3}月{0}日",
        ["ko"] = "{2}년 {3}월 {0}일",
        ["iso"] = "{2}-{3:00}-{0:00}",
    };

    private static readonly string[] Languages = [.. Formats.Keys.Union(CldrNames.Months.Keys)];

    private static readonly Gen<DateOnly> Dates = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    // Pieces that dates are made of, so that random texts get far into the reader.
    private static readonly Gen<string> Pieces = Gen.OneOf(
        [
            "1", "31", "06", "2023", "20230601", "10:00", "T", "Z", "+0300", "am", "-", "/", ".", ",", " ", "(", ")", ":", "'", "\0",
            "June", "mar", "Thu", "st", "de", "г.", "tháng", "năm", "年", "月", "日", "令和", "元", "二〇", "十", "월", "１", "١",
            "\u200E", "\uD835\uDFCF", "\uD800", "\u0301", "\u1161",
        ]);

    [Fact]
    public void AnyDateInTheFullFormOfAnyLanguageReadsBack() =>
        Gen.Select(Dates, Gen.OneOf(Languages)).Sample(
            (date, language) => DateReader.Read(Write(date, language)) is var reading && (reading == DateReading.Of(date) || reading.Reason.Contains(OtherCalendar(date, language), StringComparison.Ordinal)),
            iter: 20_000,
            print: sample => $"{sample.Item2} {Write(sample.Item1, sample.Item2)}");

    // A date whose year would be another calendar's, and for others what no reason has.
    private static string OtherCalendar(DateOnly date, string language) => (date.Year, language) switch
    {
        ( >= 1256 and <= 1341, "tr") => "Rumi",
        ( >= 1256 and <= 1341, _) when language.StartsWith("ar", StringComparison.Ordinal) => "Rumi",
        ( >= 2400, _) => "far ahead",
        _ => "\0",
    };

    [Fact]
    public void NativeDigitsReadLikeAscii() =>
        Gen.Select(Dates, Gen.OneOf("٠۰०০０߀๐𝟎".EnumerateRunes().ToArray())).Sample(
            (date, zero) => DateReader.Read(WithDigits(Write(date, "iso"), zero)) == DateReading.Of(date));

    [Fact]
    public void AnyTextIsADateOrHasAReason() =>
        Gen.OneOf(Gen.String, Pieces.Array[0, 12].Select(string.Concat), Pieces.Array[0, 8].Select(SpacedOut)).Sample(
            text =>
            {
                var reading = DateReader.Read(text);
                return reading.Fault == DateFault.None
                    ? reading.Reason.Length == 0
                    : reading.Reason.EndsWith('.') && reading.Value == default;
            },
            iter: 50_000);

    private static string SpacedOut(string[] pieces) => string.Join(' ', pieces);

    private static string Write(DateOnly date, string language)
    {
        var names = CldrNames.Months.GetValueOrDefault(language);
        return string.Format(
            CultureInfo.InvariantCulture,
            Formats.GetValueOrDefault(language, "{0} {1} {2}"),
            date.Day,
            names?[date.Month - 1][0],
            date.Year.ToString("D4", CultureInfo.InvariantCulture),
            date.Month);
    }

    private static string WithDigits(string text, System.Text.Rune zero) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? new System.Text.Rune(zero.Value + c - '0').ToString() : c.ToString()));
}
