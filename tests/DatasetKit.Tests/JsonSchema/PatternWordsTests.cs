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
    [InlineData("^(draft|final)$", "'draft' or 'final'")]
    [InlineData("^(?:a|b|c d)$", "'a', 'b' or 'c d'")]
    [InlineData("^(a|b)$", "'a' or 'b'")]
    [InlineData(@"^\w+$", "1 or more letters a-z, digits or '_'")]
    [InlineData("^[A-Za-z0-9_]+$", "1 or more letters a-z, digits or '_'")]
    [InlineData("^[a-z0-9-]{3,}$", "3 or more small letters a-z, digits or '-'")]
    [InlineData(@"^[\w.-]+$", "1 or more letters a-z, digits, '.', '-' or '_'")]
    [InlineData("^[a-z0-9]+(-[a-z0-9]+)*$", "one or more words of small letters or digits, joined by '-'")]
    [InlineData(@"^\w+(?:\.\w+)*$", "one or more words of letters a-z, digits or '_', joined by '.'")]
    [InlineData("^.*$", "text of one line")]
    [InlineData("^(vol|no)[0-9]+$", "'vol' or 'no', then 1 or more digits")]
    public void ASimplePatternIsSaidInWords(string pattern, string words) => Assert.Equal(words, PatternWords.Describe(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("^$")]
    [InlineData("^(a|b)+$")]
    [InlineData("^(a|b.)$")]
    [InlineData("^(a|)$")]
    [InlineData("^[a-f]+$")]
    [InlineData("^[+-/0-9]+$")]
    [InlineData("a|b")]
    [InlineData("^a|b$")]
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
