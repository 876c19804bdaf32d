using DatasetKit.JsonSchema;

namespace DatasetKit.Tests.JsonSchema;

public class PatternWordsTests
{
    [Theory]
    [InlineData(@"^\d{4}$", "4 digits")]
    [InlineData(@"^[A-Z]{2}-\d+$", "2 capital letters A-Z, then '-', then 1 or more digits")]
    [InlineData(@"^https:\/\/", "text that begins with 'https://'")]
    [InlineData(@"\.pdf$", "text that ends with '.pdf'")]
    [InlineData(@"^[a-z]{2,3}$", "2 to 3 small letters a-z")]
    [InlineData(@"^a\$", "text that begins with 'a$'")]
    [InlineData(@"\S", "text that is not blank")]
    [InlineData(@"^\S(.*\S)?$", "text that neither begins nor ends with a blank")]
    public void ASimplePatternIsSaidInWords(string pattern, string words) => Assert.Equal(words, PatternWords.Describe(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("^$")]
    [InlineData("^(a|b)$")]
    [InlineData("a|b")]
    [InlineData("^a|b$")]
    [InlineData(@"^\w+$")]
    [InlineData(@"^\bx$")]
    [InlineData("^[^a-z]$")]
    [InlineData("^a+?$")]
    [InlineData("^ab*$")]
    [InlineData("^a.c$$")]
    [InlineData(@"^\u0041$")]
    [InlineData("^(?=x)")]
    [InlineData(@"a\\$")]
    public void AnyOtherPatternIsNotGuessedAt(string pattern) => Assert.Null(PatternWords.Describe(pattern));
}
