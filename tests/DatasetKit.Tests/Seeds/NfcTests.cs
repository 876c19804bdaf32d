using System.Text;
using CsCheck;
using DatasetKit.Seeds;

namespace DatasetKit.Tests.Seeds;

public class NfcTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("D\u0307\u0323", "\u1E0C\u0307")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("a\u0315\u0300\u05AE\u0301b", "à\u05AE\u0301\u0315b")]
    [InlineData("\u0344", "\u0308\u0301")]
    public void MarksComposeAsTheStandardSays(string text, string composed) => Assert.Equal(composed, Nfc.Normalise(text));

    /// <summary>Invariant mode normalises nothing, so there it says nothing about us.</summary>
    [SkippableFact]
    public void ItAgreesWithIcu()
    {
        Skip.If("e\u0301".Normalize(NormalizationForm.FormC).Length == 2, "This process runs without ICU.");
        var rune = Gen.OneOf(Gen.Int[0x20, 0x2FFF], Gen.Int[0xAC00, 0xD7A3], Gen.Int[0x300, 0x36F], Gen.Int[0x1100, 0x11FF], Gen.Int[0xF900, 0xFAFF], Gen.Int[0x1D15E, 0x1D164])
            .Where(point => Rune.IsValid(point) && Rune.GetUnicodeCategory(new Rune(point)) != System.Globalization.UnicodeCategory.OtherNotAssigned);
        rune.Array[0, 8].Select(points => string.Concat(points.Select(char.ConvertFromUtf32)))
            .Sample(text => Assert.Equal(text.Normalize(NormalizationForm.FormC), Nfc.Normalise(text)), iter: 100_000);
    }

    [SkippableFact]
    public void EveryCodePointAgreesWithIcu()
    {
        Skip.If("e\u0301".Normalize(NormalizationForm.FormC).Length == 2, "This process runs without ICU.");
        for (var point = 0xA0; point < 0x30000; point++)
        {
            if (!Rune.IsValid(point) || Rune.GetUnicodeCategory(new Rune(point)) == System.Globalization.UnicodeCategory.OtherNotAssigned)
                continue;
            var text = char.ConvertFromUtf32(point);
            Assert.Equal(text.Normalize(NormalizationForm.FormC), Nfc.Normalise(text));
            Assert.Equal(text.Normalize(NormalizationForm.FormC), Nfc.Normalise(text.Normalize(NormalizationForm.FormD)));
        }
    }
}
