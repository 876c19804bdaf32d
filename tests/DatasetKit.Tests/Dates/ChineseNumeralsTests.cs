namespace DatasetKit.Dates;

public class ChineseNumeralsTests
{
    [Theory]
    [InlineData("一", 1, 1)]
    [InlineData("〇六", 6, 2)]
    [InlineData("十", 10, 2)]
    [InlineData("十二", 12, 2)]
    [InlineData("二十", 20, 2)]
    [InlineData("三十一", 31, 2)]
    [InlineData("廿一", 21, 2)]
    [InlineData("卅", 30, 2)]
    [InlineData("二〇二三", 2023, 4)]
    [InlineData("二零零九", 2009, 4)]
    [InlineData("一九○○", 1900, 4)]
    [InlineData("二千零二十三", 2023, 4)]
    [InlineData("二千二十三", 2023, 4)]
    [InlineData("千九百四十五", 1945, 4)]
    [InlineData("一百", 100, 3)]
    [InlineData("一二三四五六七八", 12345678, 8)]
    public void ANumberIsRead(string numerals, int value, int digitCount) =>
        Assert.Equal((value, digitCount), ChineseNumerals.Read(numerals));

    [Theory]
    [InlineData("十十")]
    [InlineData("二十百")]
    [InlineData("二廿")]
    [InlineData("二三十")]
    [InlineData("十二三")]
    public void NumeralsInAnotherOrderAreNoNumber(string numerals) => Assert.Equal((0, 0), ChineseNumerals.Read(numerals));
}
