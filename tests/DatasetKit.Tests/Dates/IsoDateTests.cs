namespace DatasetKit.Dates;

public class IsoDateTests
{
    [Theory]
    [InlineData("2023-06-01")]
    [InlineData("2023-6-1")]
    [InlineData("2023/06/01")]
    [InlineData("2023.06.01")]
    [InlineData("2023. 6. 1.")]
    [InlineData("20230601")]
    [InlineData(" 2023-06-01\n")]
    [InlineData("2023‑06‑01")]
    [InlineData("２０２３－０６－０１")]
    [InlineData("٢٠٢٣-٠٦-٠١")]
    [InlineData("۲۰۲۳/۰۶/۰۱")]
    [InlineData("Thu 2023-06-01")]
    [InlineData("2023-06-01 (Thu)")]
    public void ADateThatStartsWithTheYearIsRead(string text) => AssertFirstOfJune(text);

    [Theory]
    [InlineData("2023-06-01T10:00:00Z")]
    [InlineData("2023-06-01t10:00:00z")]
    [InlineData("2023-06-01 10:00:00 +0300")]
    [InlineData("2023-06-01T10:00+03:00")]
    [InlineData("2023-06-01T10:00:00.123456789-05")]
    [InlineData("2023-06-01T10:00:00,5Z")]
    [InlineData("20230601T100000Z")]
    [InlineData("2023-06-01T10")]
    [InlineData("Thu, 01 Jun 2023 10:00:00 +0000")]
    [InlineData("Thu, 1 Jun 2023 10:00 EST")]
    [InlineData("Thu Jun  1 10:00:00 2023")]
    [InlineData("Thu Jun 01 2023 10:00:00 GMT+0300 (Moscow Standard Time)")]
    [InlineData("June 1, 2023, 10:00 PM")]
    [InlineData("2023年6月1日（木）10:00")]
    public void ATimeIsPassedOver(string text) => AssertFirstOfJune(text);

    [Theory]
    [InlineData("2023-06-01T00:30:00+14:00")]
    [InlineData("2023-06-01T23:30:00-12:00")]
    [InlineData("2023-06-01T23:59:60Z")]
    public void ADateTimeKeepsItsOwnCalendarDay(string text) => AssertFirstOfJune(text);

    [Theory]
    [InlineData("2023-06-01T25:00:00Z")]
    [InlineData("2023-06-01T24:00:00")]
    [InlineData("2023-06-01T10:60")]
    [InlineData("2023-06-01T10:00:61")]
    [InlineData("2023-06-01T10:0")]
    [InlineData("2023-06-01T10:00:00+25:00")]
    [InlineData("2023-06-01T10:00:00+3")]
    [InlineData("2023-06-01T10:00:00+03:60")]
    [InlineData("2023-06-01T10:00:00+0360")]
    [InlineData("2023-06-01T10:00:00+2400")]
    [InlineData("2023-06-01T100")]
    [InlineData("2023-06-01 0:30 AM")]
    [InlineData("2023-06-01 13:30 pm")]
    public void ATimeThatDoesNotExistIsUnreadable(string text)
    {
        var reading = DateReader.Read(text);
        Assert.Equal(DateFault.Unreadable, reading.Fault);
        Assert.Equal(DateReasons.NoSuchTime, reading.Reason);
    }

    [Theory]
    [InlineData("2023-06-01T10:00:00ZZ")]
    [InlineData("2023-06-01T10:00 11:00")]
    [InlineData("2023-06-01T10:00:00 (UTC")]
    [InlineData("10:00 2023-06-01")]
    [InlineData("2023-06-01T")]
    [InlineData("2023-06-01Z")]
    [InlineData("2023-06/01")]
    [InlineData("+2023-06-01")]
    [InlineData("-2023-06-01")]
    [InlineData("12023-06-01")]
    [InlineData("2023-W22-4")]
    [InlineData("2023-152")]
    public void WhatIsOnlyLikeIsoIsUnreadable(string text) => Assert.Equal(DateFault.Unreadable, DateReader.Read(text).Fault);

    [Theory]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("1900-02-28", 1900, 2, 28)]
    public void TheWholeCalendarIsRead(string text, int year, int month, int day) =>
        Assert.Equal(DateReading.Of(new(year, month, day)), DateReader.Read(text));

    [Fact]
    public void TheCommonFormsAllocateNothing()
    {
        string[] texts = ["2023-06-01", "2023-06-01T10:00:00Z", "1 июня 2023 г.", "2023年6月1日（木）"];
        foreach (var text in texts)
            DateReader.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < texts.Length; i++)
            DateReader.Read(texts[i]);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void AssertFirstOfJune(string text) => Assert.Equal(DateReading.Of(new(2023, 6, 1)), DateReader.Read(text));
}
