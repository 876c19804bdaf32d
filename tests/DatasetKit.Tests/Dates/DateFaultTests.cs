namespace DatasetKit.Dates;

public class DateFaultTests
{
    private static readonly string[] PartialTexts =
    [
        "2023", "2023 г.", "2023年", "June", "June 2023", "2023 June", "июнь 2023 г.", "2023-06", "2023/6", "06/2023", "06.2023",
        "2023年6月", "2023년 6월", "令和5年6月", "Juin 2023", "1 June", "June 1", "June 1st", "1 de junio", "6月1日", "1/2", "31.12.",
        "1 June 23", "June 1, 23", "13-Jun-00", "1 июня 23 г.", "23年6月1日", "23 June 01", "mar 2023", "Thu, 1 June",
    ];

    private static readonly string[] AmbiguousTexts =
    [
        "01/02/2023", "25.12.2023", "12/25/2023", "1-2-2023", "01-02-2023 10:00:00", "١/٢/٢٠٢٣", "01/02/23", "23-06-01", "01 02 2023",
        "1. 2. 2023", "Thu, 01/02/2023", "mar. 01/02/2023", "ngày 01/06/2023", "01/01/2023",
    ];

    private static readonly string[] UnreadableTexts =
    [
        "", " ", "\u200F", "x", "today", "31 June 2023", "2023-02-30", "20230230", "2023-00-10", "2023-13-01", "2023-13", "2023-06-00",
        "0000-01-01", "1 June 0000", "29 февраля 2023", "2023年2月29日", "31.06.2023", "99/99/2023", "0/0/2023",
        "1 June 2023 x", "1 June 2023,",
        "1 June 2023-", "-1 June 2023", ".1 June 2023", "1 June 2023 of", "1 June June 2023 2", "1 2 3 4 5 6 7 8", "June 1 2 2023",
        "1 June 2023 2 July 2023", "1 June/July 2023", "1 حزيران/تموز 2023", "1 June 988",
        "1990s", "1990-е", "c. 1850", "1939-1945", "1939–1945",
        "20２3-06-01", "1 June 2٠23", "20２30601", "1 June 2023 (Paris)", "(1 June 2023)", "1685577600", "99999999999999999999", "²", "½",
        "10:00", "令和5.6.1", "令和", "令和年6月1日", "令和0年6月1日", "昭和64年1月8日", "平成31年5月1日", "明治5年12月3日", "二〇二三年十十月一日",
        "二〇二三年六月三十一日", "2023年6/1",
        "Thu", "Thu Fri 1 June 2023", "1 June Thu 2023", "June 1.. 2023", "1 Sebtember 2023", "\uD800", "1 June\0 2023",
        "1 May 2023 г. года", "01٠2023", "2023,06,01", "6月2023年1日",
    ];

    /// <summary>Dates that lack a part.</summary>
    public static TheoryData<string> Partial => new(PartialTexts);

    /// <summary>Numeric dates that do not start with the year.</summary>
    public static TheoryData<string> Ambiguous => new(AmbiguousTexts);

    /// <summary>Texts that are no dates, and days that do not exist.</summary>
    public static TheoryData<string> Unreadable => new(UnreadableTexts);

    internal static IEnumerable<string> Faulty => [.. PartialTexts, .. AmbiguousTexts, .. UnreadableTexts];

    [Theory]
    [MemberData(nameof(Partial))]
    public void ADateThatLacksAPartIsPartial(string text) => AssertFault(DateFault.Partial, text);

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public void ANumericDateThatDoesNotStartWithTheYearIsAmbiguous(string text) => AssertFault(DateFault.Ambiguous, text);

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void AnyOtherTextIsUnreadable(string text) => AssertFault(DateFault.Unreadable, text);

    /// <summary>Until, after and not were taken for days of the week, and so for nothing.</summary>
    [Theory]
    [InlineData("po 4 września 1939 r.", "po")]
    [InlineData("do 31 sierpnia 1939 r.", "do")]
    [InlineData("do 10. května 1945", "do")]
    [InlineData("do 3. mája 1945", "do")]
    [InlineData("do 1. lipnja 2023", "do")]
    [InlineData("to 1 June 2023", "to")]
    [InlineData("2023-06-02 to", "to")]
    [InlineData("to 1 Apr 2023", "to")]
    [InlineData("per 1. Juni 2023", "per")]
    [InlineData("per 1 giugno 2023", "per")]
    [InlineData("za 3. června 2023", "za")]
    [InlineData("nie 5 czerwca 2023", "nie")]
    [InlineData("po 5. září 1939", "po")]
    [InlineData("do 2023-06-01", "do")]
    public void APrepositionIsNoDayOfTheWeek(string text, string word) =>
        Assert.StartsWith($"'{word}' may be a preposition here", DateReader.Read(text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("đến ngày 1 tháng 6 năm 2023", "đến")]
    [InlineData("c. 12 March 1871", "c")]
    [InlineData("Mitte März 1871", "Mitte")]
    [InlineData("wohl 12. März 1871", "wohl")]
    [InlineData("[12 March 1871]", "[")]
    [InlineData("1871-03-12~", "~")]
    public void ADateThatIsNotCertainIsNoDay(string text, string word) =>
        Assert.StartsWith($"'{word}' says that the date is not certain", DateReader.Read(text).Reason, StringComparison.Ordinal);

    /// <summary>Years of other eras became years far ahead, or of the Middle Ages.</summary>
    [Theory]
    [InlineData("4288년 8월 15일", "far ahead")]
    [InlineData("4288. 8. 15.", "far ahead")]
    [InlineData("12 марта 7179 г.", "far ahead")]
    [InlineData("2600年11月10日", "far ahead")]
    [InlineData("1 June 2566", "far ahead")]
    [InlineData("23 تموز 1324", "Rumi")]
    [InlineData("٢٣ تموز ١٣٢٤", "Rumi")]
    [InlineData("12 كانون الأول 1330", "Rumi")]
    [InlineData("5 tháng giêng 2023", "A month of the moon")]
    [InlineData("5 am June 2023", "'am' ")]
    [InlineData("5 op June 2023", "'op' ")]
    [InlineData("ngày 23 tháng Chạp năm 1945", "A month of the moon")]
    [InlineData("10/21 March 1871", "by the Julian and the Gregorian calendar")]
    [InlineData("10/22 maja 1871", "by the Julian and the Gregorian calendar")]
    [InlineData("29 февраля 1900 г.", "by the Julian calendar one more")]
    [InlineData("12. bis 15. März 1871", "range")]
    [InlineData("1871年3月12日~15日", "range")]
    [InlineData("\"1871-03-12\"", "remove it")]
    public void ADateOfAnotherCalendarIsRefusedWithItsReason(string text, string reason) =>
        Assert.Contains(reason, DateReader.Read(text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("1939-1945", true)]
    [InlineData("1939–1945", true)]
    [InlineData("1-3 June 2023", true)]
    [InlineData("1 June to 3 July 2023", true)]
    [InlineData("2023-06-01 - 2023-07-01", true)]
    [InlineData("2023-06-01/2023-07-01", true)]
    [InlineData("2023-06/2023-07", true)]
    [InlineData("2023-06-01..2023-07-01", true)]
    [InlineData("1848-49", true)]
    [InlineData("1914\u201318", true)]
    [InlineData("1848\u20139", true)]
    [InlineData("2023\u201306", false)]
    [InlineData("06\u20132023", false)]
    [InlineData("1914-1918", true)]
    [InlineData("1939-0512", false)]
    [InlineData("5-12 June 1848", true)]
    [InlineData("5./6. Juni 1848", true)]
    [InlineData("5.-7. Juni 1848", true)]
    [InlineData("5.\u20137. Juni 1848", true)]
    [InlineData("5-7-1848", false)]
    [InlineData("2023-06-01/x", false)]
    [InlineData("2023-13", false)]
    [InlineData("31 June 2023", false)]
    [InlineData("1 June to-day 2023", false)]
    public void ARangeIsSaidToBeOne(string text, bool isRange) => Assert.Equal(isRange, DateReader.Read(text).Reason == DateReasons.Range);

    [Fact]
    public void ATextOverTheLimitIsUnreadable()
    {
        Assert.Equal(DateFault.None, DateReader.Read("1 June 2023".PadLeft(DateReader.MaxChars)).Fault);
        Assert.Equal(DateReasons.TooLong, DateReader.Read("1 June 2023".PadLeft(DateReader.MaxChars + 1)).Reason);
    }

    [Theory]
    [InlineData("31 June 2023", "June 2023 has 30 days.")]
    [InlineData("2023-02-30", "February 2023 has 28 days.")]
    [InlineData("2024年2月30日", "February 2024 has 29 days.")]
    [InlineData("2023-13-01", "There is no month 13.")]
    [InlineData("0000-06-01", "There is no year 0.")]
    [InlineData("01/02/2023", "this is 2023-02-01 or 2023-01-02.")]
    [InlineData("25.12.2023", "Write 2023-12-25.")]
    [InlineData("12/25/2023", "Write 2023-12-25.")]
    [InlineData("01/01/2023", "Write 2023-01-01.")]
    [InlineData("32/13/2023", "Neither")]
    [InlineData("June 2023", "no day")]
    [InlineData("1 June", "no year")]
    [InlineData("1 June 23", "two digits")]
    [InlineData("1 June 988", "four digits")]
    [InlineData("20２3-06-01", "several scripts")]
    [InlineData("昭和64年1月8日", "1989-01-08 is outside the era 昭和")]
    [InlineData("1 Sebtember 2023", "If it means 'September'")]
    [InlineData("1 Junne 2023", "If it means 'June'")]
    [InlineData("1 июуня 2023", "If it means 'июня'")]
    [InlineData("1 Augustt 2023", "If it means 'August'")]
    [InlineData("1 ju\u202Enk\u202C 2023", "'ju\\u202Enk\\u202C' is not a word of a date")]
    [InlineData("ca. 1893", "'ca' says that the date is not certain")]
    [InlineData("5. Juni 2023 um 12:00", "'um' is not a word of a date")]
    [InlineData("1939?", "'?' says that the date is not certain")]
    [InlineData("19. Jh.", "'Jh' says that the date is not certain")]
    [InlineData("XIX wiek", "is not a word of a date")]
    [InlineData("3. listopada 2023.", "'listopada' is one month in Croatian, and the next in Polish or Czech")]
    [InlineData("5. Siiječňja 2024.", "If it means 'siječnja'")]
    [InlineData("5. janvjera 2024.", "'janvjera' is not a word of a date")]
    [InlineData("1 foobár 2023", "'foobár' is not a word of a date")]
    [InlineData("1 June 2023 😀", "'😀' cannot stand in this place")]
    [InlineData("1 Foobar 2023", "'Foobar' is not a word of a date")]
    [InlineData("1 June 2023 th", "'th' cannot stand in this place")]
    public void TheReasonSaysWhatIsWrong(string text, string part) =>
        Assert.Contains(part, DateReader.Read(text).Reason, StringComparison.Ordinal);

    [Fact]
    public void AWordAsNearToTwoMonthsIsNotGuessed() =>
        Assert.DoesNotContain("If it means", DateReader.Read("1 Juny 2023").Reason, StringComparison.Ordinal); // June and July

    private static void AssertFault(DateFault fault, string text)
    {
        var reading = DateReader.Read(text);
        Assert.Equal((fault, default), (reading.Fault, reading.Value));
        Assert.EndsWith(".", reading.Reason, StringComparison.Ordinal);
        Assert.True(char.IsUpper(reading.Reason[0]) || reading.Reason[0] is '\'' || char.IsDigit(reading.Reason[0]), reading.Reason);
    }
}
