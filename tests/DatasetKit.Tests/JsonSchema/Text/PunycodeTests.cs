using CsCheck;

namespace DatasetKit.JsonSchema;

public class PunycodeTests
{
    // RFC 3492, section 7.1.
    [Theory]
    [InlineData("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l")]
    [InlineData("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b")]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("abc", "abc-")]
    [InlineData("😀", "e28h")]
    public void TheSamplesOfTheRfcAreReadAndWritten(string text, string encoded)
    {
        Assert.Equal(encoded, Encode(text));
        Span<int> codePoints = new int[64];
        Assert.True(Punycode.TryDecode(encoded, codePoints, out var count));
        Assert.Equal(text, string.Concat(codePoints[..count].ToArray().Select(char.ConvertFromUtf32)));
    }

    [Fact]
    public void WhateverIsEncodedDecodesToTheSame() => Gen.Int[0x80, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Array[1, 10].Sample(points =>
    {
        var text = string.Concat(points.Select(char.ConvertFromUtf32));
        var codePoints = new int[200];
        Assert.True(Punycode.TryDecode(Encode(text), codePoints, out var count));
        Assert.Equal(points, codePoints[..count]);
    });

    private static string Encode(string text)
    {
        Span<int> codePoints = new int[200];
        Span<char> encoded = new char[200];
        Assert.True(CodePoints.TryRead(text, codePoints, out var count));
        Assert.True(Punycode.TryEncode(codePoints[..count], encoded, out var chars));
        return encoded[..chars].ToString();
    }
}
