using CsCheck;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

public class TextEditTests
{
    private static readonly Gen<string> s_texts = Gen.OneOf(["the ", "pier", "lamp", " ", "\n", "東京", "ラ", "ไทย", "\U0001F600", "e\u0301", ".", "a-b", "x1"]).Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("The east pier stands.", "The west pier stands.", "east>west")]
    [InlineData("The east pier stands.", "The old lamp stands.", "east pier>old lamp")]
    [InlineData("Two lamps.", "Two red lamps.", ">red ")]
    [InlineData("東京の海", "東京の山", "海>山")]
    [InlineData("same", "same", "")]
    [InlineData("", "all new", ">all new")]
    public void WordsAreToldAndNotLetters(string old, string now, string expected) =>
        Assert.Equal(expected, string.Join('|', TextEdit.Between(old, now).Select(edit => $"{edit.Removed}>{edit.Added}")));

    [Fact]
    public void TheEditsTurnTheOldTextIntoTheNew() => Gen.Select(s_texts, s_texts).Sample((old, now) =>
        Apply(old, TextEdit.Between(old, now)) == now && TextEdit.Between(old, now).All(edit => At(now, edit.NewOffset, edit.Added) && edit.Removed != edit.Added));

    [Fact]
    public void TextsThatHaveNothingInCommonAreReplacedWhole()
    {
        var old = string.Join(' ', Enumerable.Range(0, 20_000));
        var now = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i}"));
        var edit = Assert.Single(TextEdit.Between(old, now));
        Assert.Equal((old, now), (edit.Removed, edit.Added));
    }

    private static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var runes = text.EnumerateRunes().ToList();
        foreach (var edit in edits.Reverse())
        {
            var removed = edit.Removed.EnumerateRunes().ToList();
            Assert.Equal(removed, runes.GetRange(edit.OldOffset, removed.Count));
            runes.RemoveRange(edit.OldOffset, removed.Count);
            runes.InsertRange(edit.OldOffset, edit.Added.EnumerateRunes());
        }

        return string.Concat(runes);
    }

    private static bool At(string text, int offset, string words) =>
        string.Concat(text.EnumerateRunes().Skip(offset)).StartsWith(words, StringComparison.Ordinal);
}
