using System.Globalization;
using System.Text;

namespace DatasetKit.Dates;

public class DateWordTableTests
{
    private static readonly DateWordLine[] Lines = [.. DateWordTable.Lines(DateWordTable.Embedded)];

    private static IEnumerable<string> Spellings => Lines.SelectMany(line => line.Groups).SelectMany(group => group);

    [Fact]
    public void NoWordNamesTwoMonths()
    {
        var conflicts = Lines
            .Where(line => line.Section == "months")
            .SelectMany(line => line.Groups.SelectMany((group, i) => group.Select(word => (Word: word, Month: i + 1, Language: line.Name))))
            .GroupBy(entry => Folded(entry.Word))
            .Where(group => group.DistinctBy(entry => entry.Month).Skip(1).Any())
            .Select(group => string.Join("; ", group));
        Assert.Empty(conflicts);
    }

    [Theory]
    [InlineData("[months]\nen: Mar | b | c | d | e | f | g | h | i | j | k | l\nfr: a | már | x | x | x | x | x | x | x | x | x | x")]
    [InlineData("[months]\nen: a | b | c | d | e | f | g | h | i | j | k")]
    [InlineData("[weekdays]\nen: a | b | c | d | e | f")]
    [InlineData("[words]\nbig: a")]
    [InlineData("[months]\nen")]
    [InlineData("en: a")]
    public void ABrokenTableIsRefused(string table) => Assert.Throws<InvalidDataException>(() => DateWordTable.Words(table));

    [Fact]
    public void EveryLanguageHasMonthsAndWeekdays()
    {
        string[] required = ["en", "ru", "uk", "be", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr", "ar", "hi", "zh", "ja", "ko"];
        string[] more = ["sv", "da", "nb", "fi", "ro", "el", "bg", "sk", "id", "hu", "vi", "hr"];
        var weekdays = Lines.Where(line => line.Section == "weekdays").Select(line => line.Name);
        var months = Lines.Where(line => line.Section == "months").Select(line => line.Name);
        Assert.Equal([.. required, .. more], weekdays);
        Assert.Equal(weekdays.Except(["zh", "ja", "ko"]), months); // those three number their months
    }

    [Fact]
    public void EveryMonthIsReadInEveryNormalizationForm()
    {
        foreach (var line in Lines.Where(line => line.Section == "months"))
        {
            foreach (var (name, month) in line.Groups.SelectMany((group, i) => group.Select(name => (name, i + 1))))
            {
                foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
                    Assert.Equal((name, DateReading.Of(new(2023, month, 7))), (name, DateReader.Read($"7 {name.Normalize(form)} 2023")));
            }
        }
    }

    [Fact]
    public void EveryWeekdayIsPassedOverBeforeAndAfterTheDate()
    {
        foreach (var name in Lines.Where(line => line.Section == "weekdays").SelectMany(line => line.Groups).SelectMany(group => group))
        {
            foreach (var written in new[] { name, name.ToUpperInvariant(), name.Normalize(NormalizationForm.FormD) })
            {
                var expected = (written, DateReading.Of(new(2023, 6, 1)));
                Assert.Equal(expected, (written, DateReader.Read($"{written}., 2023-06-01") with { Doubt = null }));
                Assert.Equal(expected, (written, DateReader.Read($"2023-06-01 ({written})") with { Doubt = null }));
            }
        }
    }

    [Fact]
    public void NoWordIsLongerThanTheLookup()
    {
        foreach (var spelling in Spellings)
        {
            var tokens = new Token[spelling.Length + 1];
            Assert.True(Tokenizer.Cut(Folded(spelling), tokens) - 1 <= TokenCursor.MaxTokensOfWord, spelling);
            Assert.Equal(TokenKind.Word, tokens[0].Kind);
        }
    }

    [Fact]
    public void NoSmallWordIsTheNameOfAMonthOrAWeekday()
    {
        var words = DateWordTable.Words(DateWordTable.Embedded);
        Assert.DoesNotContain(words, word => word.Value.Is(WordUses.Small) && word.Value.Is(WordUses.Month | WordUses.Weekday));
    }

    [Theory]
    [InlineData("İSTANBUL ıIiİ", "istanbul iiii")]
    [InlineData("Août  \u00A0\u202F\u3000 2", "aout 2")]
    [InlineData("\u200Fيونيو\u200E", "يونيو")]
    [InlineData("\u0958\u0915\u093C\u095E\u092B\u093C", "कक\u092B\u092B")]
    [InlineData("１２３（ＡＢＣ）", "123(abc)")]
    [InlineData("١٢۳", "12\uFFFF3")]
    [InlineData("20\u200E23", "2023")]
    [InlineData("\uD835\uDFCF\uD835\uDFD0", "12")]
    [InlineData("\uD83D\uDE00", "\uFFFD\uFFFD")]
    [InlineData("\u1102\u1167\u11AB\u110B\u116F\u11AF", "년월")]
    public void SpellingsOfOneWordFoldToOneForm(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Fact]
    public void FoldingDoesWhatNormalizationWouldDo()
    {
        foreach (var spelling in Spellings)
        {
            var folded = Folded(spelling);
            Assert.Equal(folded, Folded(spelling.Normalize(NormalizationForm.FormD)));
            Assert.DoesNotContain(folded, c => c < '\u0900' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
        }
    }

    private static string Folded(string text)
    {
        var folded = new char[Folding.MaxGrowth * text.Length];
        return new(folded, 0, Folding.Fold(text, folded));
    }
}
