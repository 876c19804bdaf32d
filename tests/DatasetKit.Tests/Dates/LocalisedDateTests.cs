using System.Globalization;

namespace DatasetKit.Dates;

public class LocalisedDateTests
{
    // Language, date, text. Each language has its full form, an abbreviation, a weekday and another usual form.
    private const string Dates = """
        en 2023-06-01 June 1, 2023
        en 2023-06-01 1st June 2023
        en 2023-06-01 the 1st of June, 2023
        en 2023-06-01 Jun 1st 2023
        en 2000-06-13 13-Jun-2000
        en 2023-06-01 Thursday, June 1, 2023
        en 1999-09-30 Sept. 30, 1999
        en 2022-02-22 Tues, 22nd Feb. 2022
        ru 2023-06-01 1 июня 2023 г.
        ru 2023-06-01 1 июня 2023 года
        ru 2023-06-01 1-го июня 2023 года
        ru 2023-06-01 четверг, 1 июня 2023 г.
        ru 1945-05-09 9 мая 1945
        ru 1961-04-12 12 АПР. 1961Г.
        uk 2023-06-01 1 червня 2023 р.
        uk 1991-08-24 24 серпня 1991 року
        uk 2023-06-02 п’ятниця, 2 червня 2023 р.
        uk 2023-06-02 п'ятниця, 2 черв. 2023
        uk 2020-11-30 30 ЛИСТОПАДА 2020
        be 2023-06-01 1 чэрвеня 2023 г.
        be 1990-07-27 27 ліпеня 1990 года
        be 2023-06-01 чацвер, 1 чэр 2023
        be 2021-01-15 15 студзеня 2021
        be 2021-05-03 3 траўня 2021
        de 2023-06-01 1. Juni 2023
        de 2023-06-01 Donnerstag, den 1. Juni 2023
        de 1990-10-03 Mi., 3. Okt. 1990
        de 2021-01-06 6. Jänner 2021
        de 2021-03-08 8.März 2021
        fr 2023-06-01 1er juin 2023
        fr 2023-06-01 1ᵉʳ juin 2023
        fr 2023-06-01 le jeudi 1er juin 2023
        fr 1789-07-14 14 juillet 1789
        fr 2020-08-15 15 AOÛT 2020
        fr 2023-06-06 mar. 6 juin 2023
        es 2023-06-01 1 de junio de 2023
        es 2023-06-01 jueves, 1 de junio de 2023
        es 1978-12-06 6 de diciembre del 1978
        es 2021-09-16 16-sep-2021
        es 2022-01-05 mié 5 ene 2022
        it 2023-06-01 1 giugno 2023
        it 1946-06-02 domenica 2 giugno 1946
        it 2022-05-01 1° maggio 2022
        it 2022-09-21 21 sett. 2022
        pt 2023-06-01 1º de junho de 2023
        pt 2023-06-01 1.º de junho de 2023
        pt 2023-06-01 quinta-feira, 1 de junho de 2023
        pt 1822-09-07 7 de setembro de 1822
        pt 2021-03-05 sex., 5 de mar. de 2021
        nl 2023-06-01 1 juni 2023
        nl 2023-06-01 donderdag 1 juni 2023
        nl 2021-03-02 di 2 mrt. 2021
        nl 2020-05-05 5 mei 2020
        pl 2023-06-01 1 czerwca 2023 r.
        pl 2023-06-01 czwartek, 1 czerwca 2023
        hr 2023-03-05 nedjelja, 5. ožujka 2023.
        hr 2023-07-01 1. srpnja 2023.
        hr 2023-09-01 1. rujna 2023
        hr 2023-11-30 30. studenoga 2023.
        pl 1918-11-11 dnia 11 listopada 1918 roku
        pl 2022-10-04 4 paź 2022
        pl 2022-07-19 19 lipca 2022
        cs 2023-06-01 1. června 2023
        cs 2023-07-01 1. července 2023
        cs 1918-10-28 28. října 1918
        cs 2023-06-01 čtvrtek 1. června 2023
        cs 2021-09-05 dne 5. zář. 2021
        tr 2023-06-01 1 Haziran 2023
        tr 2023-06-01 1 HAZİRAN 2023
        tr 2023-11-01 1 Kasım 2023
        tr 2023-11-01 1 KASIM 2023
        tr 2023-06-01 1 Haziran 2023 Perşembe
        tr 2021-02-09 9 Şub 2021
        ar 2023-06-01 1 يونيو 2023
        ar 2023-06-01 الخميس، ١ يونيو ٢٠٢٣
        ar 2023-06-01 1 حزيران/يونيو 2023
        ar 2023-10-01 1 تشرين الأول 2023
        ar 2023-01-31 31 كانون الثاني 2023 م
        ar 2023-08-20 20 غشت 2023
        ar 2023-08-20 20 أوت 2023
        hi 2023-06-01 1 जून 2023
        hi 2023-06-01 गुरुवार, 1 जून 2023
        hi 1947-08-15 १५ अगस्त १९४७
        hi 2023-02-03 3 फ़र॰ 2023
        hi 2023-09-03 3 सितम्बर 2023
        zh 2023-06-01 2023年6月1日
        zh 2023-06-01 2023年6月1日 星期四
        zh 2023-06-01 二〇二三年六月一日
        zh 1949-10-01 一九四九年十月一日（周六）
        zh 2020-12-21 二零二零年十二月二十一日
        zh 2023-06-01 2023 年 6 月 1 號
        ja 2023-06-01 2023年6月1日（木）
        ja 2023-06-01 ２０２３年６月１日
        ja 2019-05-01 令和元年5月1日
        ja 1989-01-07 昭和64年1月7日
        ja 1945-08-15 昭和二十年八月十五日
        ja 2023-06-04 2023年6月4日日曜日
        ja 1926-12-24 大正15年12月24日
        ja 1912-07-29 明治45年7月29日
        ja 2000-02-29 平成12年2月29日(火)
        ko 2023-06-01 2023년 6월 1일
        ko 2023-06-01 2023년 6월 1일 목요일
        ko 2023-06-01 2023년6월1일(목)
        ko 1945-08-15 1945년 08월 15일
        ko 2023-06-01 2023. 6. 1.
        sv 2023-06-01 1 juni 2023
        sv 2023-06-01 torsdag den 1 juni 2023
        sv 2021-12-13 13 dec. 2021
        sv 2021-05-30 sön 30 maj 2021
        da 2023-06-01 1. juni 2023
        da 2023-06-01 torsdag den 1. juni 2023
        da 2021-03-06 lør. 6. mar. 2021
        da 2020-10-31 31. oktober 2020
        nb 2023-06-01 1. juni 2023
        nb 2023-06-01 torsdag 1. juni 2023
        nb 2024-01-02 tysdag 2. januar 2024
        nb 2024-01-06 laurdag 6. januar 2024
        nb 1814-05-17 17. mai 1814
        nb 2021-12-24 24. des. 2021
        fi 2023-06-01 1. kesäkuuta 2023
        fi 2023-06-01 torstaina 1. kesäkuuta 2023
        fi 1917-12-06 6. joulukuuta 1917
        fi 2021-11-02 ti 2. marrask. 2021
        ro 2023-06-01 1 iunie 2023
        ro 2023-06-01 joi, 1 iunie 2023
        ro 1918-12-01 1 dec. 1918
        ro 2021-01-24 24 ian. 2021
        el 2023-06-01 1 Ιουνίου 2023
        el 2023-06-01 Πέμπτη, 1η Ιουνίου 2023
        el 1821-03-25 25 ΜΑΡΤΙΟΥ 1821
        el 2021-05-05 5 Μαΐ 2021
        bg 2023-06-01 1 юни 2023 г.
        bg 2023-06-01 четвъртък, 1 юни 2023 година
        bg 1878-03-03 3 март 1878
        bg 2021-07-20 20 юли 2021
        sk 2023-06-01 1. júna 2023
        sk 2023-06-01 štvrtok 1. júna 2023
        sk 1993-01-01 1. januára 1993
        sk 2021-05-08 8. máj 2021
        id 2023-06-01 1 Juni 2023
        id 2023-06-01 Kamis, 01 Juni 2023
        id 1945-08-17 17 Agustus 1945
        id 2021-05-02 2 Mei 2021
        hu 2023-06-01 2023. június 1.
        hu 2023-06-01 2023. június 1., csütörtök
        hu 1848-03-15 1848. márc. 15.
        hu 1956-10-23 1956. október 23.
        vi 2023-06-01 ngày 1 tháng 6 năm 2023
        vi 2023-06-01 Thứ Năm, 1 tháng 6, 2023
        vi 2023-10-01 1 tháng 10, 2023
        vi 2023-05-01 1 tháng năm năm 2023
        vi 2023-12-01 1 tháng mười hai năm 2023
        """;

    private static readonly string[][] Lines = [.. Dates.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(' ', 3))];

    /// <summary>The lines above.</summary>
    public static TheoryData<string> Samples => new(Lines.Select(line => string.Join(' ', line)));

    /// <summary>The languages of the names of months.</summary>
    public static TheoryData<string> MonthLanguages => new(CldrNames.Months.Keys);

    /// <summary>The languages of the names of weekdays.</summary>
    public static TheoryData<string> WeekdayLanguages => new(CldrNames.Weekdays.Keys);

    [Theory]
    [MemberData(nameof(Samples))]
    public void ADateOfALanguageIsRead(string sample)
    {
        var line = sample.Split(' ', 3);
        Assert.Equal(DateReading.Of(DateOnly.ParseExact(line[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)), DateReader.Read(line[2]));
    }

    [Theory]
    [MemberData(nameof(MonthLanguages))]
    public void EveryMonthOfCldrIsReadInUpperAndLowerCase(string language)
    {
        var months = CldrNames.Months[language];
        Assert.Equal(12, months.Length);
        for (var month = 1; month <= 12; month++)
        {
            foreach (var name in months[month - 1].SelectMany(name => new[] { name, name.ToUpperInvariant(), name.ToLowerInvariant() }))
                Assert.Equal((name, DateReading.Of(new(2023, month, 7))), (name, DateReader.Read($"7 {name} 2023")));
        }
    }

    [Theory]
    [MemberData(nameof(WeekdayLanguages))]
    public void EveryWeekdayOfCldrIsPassedOver(string language)
    {
        foreach (var name in CldrNames.Weekdays[language])
            Assert.Equal((name, DateReading.Of(new(2023, 6, 1))), (name, DateReader.Read($"{name}, 2023-06-01") with { Doubt = null }));
    }

    [Theory]
    [MemberData(nameof(WeekdayLanguages))]
    public void AWeekdayThatIsNotTheDatesOwnIsADoubt(string language)
    {
        // The names of a language go from Monday's to Sunday's.
        var (monday, sunday) = (CldrNames.Weekdays[language][0], CldrNames.Weekdays[language][^1]);
        Assert.Null(DateReader.Read($"{monday}, 2023-06-05").Doubt);
        Assert.Null(DateReader.Read($"{sunday}, 2023-06-11").Doubt);
        Assert.Equal("2023-06-11 is a Sunday. Correct the day of the week or the date, whichever is wrong.", DateReader.Read($"{monday}, 2023-06-11").Doubt);
    }

    [Fact]
    public void AWeekdayOfSeveralLanguagesIsAnyOfTheirs()
    {
        // "pt" is Friday in Polish and Monday in Turkish; "mar" is Tuesday in three languages, and March in more.
        Assert.Null(DateReader.Read("pt 2023-06-02").Doubt);
        Assert.Null(DateReader.Read("pt 2023-06-05").Doubt);
        Assert.NotNull(DateReader.Read("pt 2023-06-06").Doubt);
        Assert.Null(DateReader.Read("6 mar 2023").Doubt);
    }

    [Theory]
    [InlineData("1st 2nd 3rd 4th 1er 1re 2e 1ste 2de 1º 1ª 1° 1.º 1a 1-го 1е 1-га 1η 1ης 1ᵉʳ 3ʳᵈ", "{0} June 2023")]
    [InlineData("of the de del den der le el il dne dnia dňa ngày năm يوم", "1 {0} June 2023")]
    [InlineData("г г. год года р р. рік року r r. rok roku roka година م", "2 June 2023 {0}")]
    [InlineData("Z UT UTC GMT EST EDT CST CDT MST MDT PST PDT gmt", "1 June 2023 10:00 {0}")]
    public void EverySmallWordIsPassedOver(string words, string format)
    {
        foreach (var word in words.Split(' '))
        {
            var text = string.Format(CultureInfo.InvariantCulture, format, word);
            Assert.Equal((text, DateFault.None), (text, DateReader.Read(text).Fault));
        }
    }

    /// <summary>Abbreviated days of the week that are prepositions in other languages, and what archives and offices write.</summary>
    [Theory]
    [InlineData("Do 1. Juni 2023", "2023-06-01")]
    [InlineData("Do., 1. Juni 2023", "2023-06-01")]
    [InlineData("Do. 2023-06-01", "2023-06-01")]
    [InlineData("do 1 juni 2023", "2023-06-01")]
    [InlineData("to 1. kesäkuuta 2023", "2023-06-01")]
    [InlineData("Per 1 Haziran 2023", "2023-06-01")]
    [InlineData("po 4. září 1939", "1939-09-04")]
    [InlineData("nie 4 czerwca 2023", "2023-06-04")]
    [InlineData("1. Juni 2023 (Do)", "2023-06-01")]
    [InlineData("2023-10-12 Do 14:30", "2023-10-12")]
    [InlineData("2023-10-15 Ne", "2023-10-15")]
    [InlineData("To 8. juni 2023", "2023-06-08")]
    [InlineData("to 8 juni 2023", "2023-06-08")]
    [InlineData("Lö 10 juni 2023", "2023-06-10")]
    [InlineData("Do 12 Oct 2023", "2023-10-12")]
    [InlineData("Za 14 oct 2023", "2023-10-14")]
    [InlineData("Do 12 octobre 2023", "2023-10-12")]
    [InlineData("3 سبتمبر 1260", "1260-09-03")]
    [InlineData("24000605", "2400-06-05")]
    [InlineData("12.IV.1871", "1871-04-12")]
    [InlineData("24 XII 1871 r.", "1871-12-24")]
    [InlineData("1871. III. 12.", "1871-03-12")]
    [InlineData("1.VI.2023", "2023-06-01")]
    [InlineData("1 I 1871", "1871-01-01")]
    [InlineData("am 12. März 1871", "1871-03-12")]
    [InlineData("on 1 June 2023", "2023-06-01")]
    [InlineData("op 1 juni 2023", "2023-06-01")]
    [InlineData("em 1 de junho de 2023", "2023-06-01")]
    [InlineData("den 12ten März 1871", "1871-03-12")]
    [InlineData("12ter März 1871", "1871-03-12")]
    [InlineData("12-go marca 1871", "1871-03-12")]
    [InlineData("1871. március 12-én", "1871-03-12")]
    [InlineData("στις 1 Ιουνίου 2023", "2023-06-01")]
    [InlineData("公元1871年3月12日", "1871-03-12")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31")]
    public void WhatIsClearIsRead(string text, string date) => Assert.Equal((DateFault.None, date, (string?)null), (DateReader.Read(text).Fault, DateReader.Read(text).Value.ToString("yyyy-MM-dd"), DateReader.Read(text).Doubt));

    [Theory]
    [InlineData("23 Nisan 1336")]
    [InlineData("29 Ekim 1339")]
    [InlineData("Ekim 29, 1256")]
    public void AYearOfTheRumiCalendarIsNotTakenForAnother(string text) =>
        Assert.Contains("Rumi calendar", DateReader.Read(text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("23 Nisan 1920")]
    [InlineData("23 Nisan 1255")]
    [InlineData("29 Ekim 1342")]
    [InlineData("23 April 1336")]
    public void OtherYearsAreAsTheyStand(string text) => Assert.Equal(DateFault.None, DateReader.Read(text).Fault);

    [Theory]
    [InlineData("mar. 3 mai 1939", true)]
    [InlineData("mar 3 de mayo de 1939", true)]
    [InlineData("mar. 2 mai 1939", false)]
    [InlineData("mar. 2023-06-06", false)]
    [InlineData("mar. 2023-06-01", true)]
    [InlineData("mar 3 1939", false)]
    public void AWeekdayThatLooksLikeAMonthIsChecked(string text, bool isWrong) =>
        Assert.Equal((DateFault.None, isWrong), (DateReader.Read(text).Fault, DateReader.Read(text).Doubt is not null));

    [Theory]
    [InlineData("5. lip. 1939.")]
    [InlineData("5. srp. 1939.")]
    [InlineData("5. lis. 1939.")]
    [InlineData("5.lip 1939")]
    public void AShortCroatianMonthIsNotTakenForANeighboursNext(string text) =>
        Assert.Contains("is one month in Croatian", DateReader.Read(text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("1939-1O-05", "O")]
    [InlineData("1939-05-1O", "O")]
    [InlineData("1939-05-1o", "o")]
    [InlineData("1939-05-1a", "a")]
    [InlineData("1939/05/2O", "O")]
    [InlineData("1939.05.3O", "O")]
    [InlineData("2O. August 1914", "O")]
    [InlineData("2o août 1914", "o")]
    [InlineData("2O sierpnia 1914", "O")]
    [InlineData("1o May 1939", "o")]
    [InlineData("1o mar 1939", "o")]
    [InlineData("2o de maio de 1939", "o")]
    [InlineData("May 1O, 1939", "O")]
    [InlineData("1E mai 1939", "E")]
    public void ALetterThatStandsForADigitIsNoEnding(string text, string letter)
    {
        var reading = DateReader.Read(text);
        Assert.Equal(DateFault.Unreadable, reading.Fault);
        Assert.StartsWith($"The letter '{letter}' stands in a number", reading.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1o de maio de 1939")]
    [InlineData("1o. mayo 1939")]
    [InlineData("1.o maggio 1939")]
    [InlineData("1o de jan. de 1939")]
    [InlineData("1o de nov de 1939")]
    [InlineData("1939. június 3-a")]
    [InlineData("1939. június 5-e, hétfő")]
    [InlineData("1939 juni 1e")]
    [InlineData("1º/05/1939")]
    public void TheFirstOfAMonthMayHaveItsEnding(string text) =>
        Assert.NotEqual(DateFault.Unreadable, DateReader.Read(text).Fault);

    [Fact]
    public void EveryLanguageOfTheTableHasFourDatesHere()
    {
        var languages = DateWordTable.Lines(DateWordTable.Embedded)
            .Where(line => line.Section is "months" or "weekdays")
            .Select(line => line.Name)
            .Distinct();
        Assert.All(languages, language => Assert.True(Lines.Count(line => line[0] == language) >= 4, language));
    }

    [Fact]
    public void TheResultDoesNotDependOnTheCulture()
    {
        var texts = Lines.Select(line => line[2]).Concat(DateFaultTests.Faulty).ToList();
        var expected = texts.ConvertAll(DateReader.Read);
        foreach (var culture in new[] { "tr-TR", "th-TH", "fa-IR", "ar-SA", "hi-IN", "" })
        {
            List<DateReading> readings = [];
            var thread = new Thread(() => readings = texts.ConvertAll(DateReader.Read))
            {
                CurrentCulture = CultureInfo.GetCultureInfo(culture),
                CurrentUICulture = CultureInfo.GetCultureInfo(culture),
            };
            thread.Start();
            thread.Join();
            Assert.Equal(expected, readings);
        }
    }
}
