using System.Text;
using System.Text.Json;
using CsCheck;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class JsonTests
{
    [Fact]
    public void WhatIsWrittenReadsBackAsItWas() => Trees.Node.Sample(node =>
    {
        var compact = Trees.ToJson(node);
        Assert.Equal(compact, Trees.ToJson(JsonReader.Read(Encoding.UTF8.GetBytes(compact), new SourceFile("a"))));
        Assert.Equal(compact, Trees.ToJson(JsonReader.Read(Encoding.UTF8.GetBytes(Trees.ToJson(node, indented: true)), new SourceFile("a"))));
        using var others = JsonDocument.Parse(compact);
        Assert.NotEqual(JsonValueKind.Undefined, others.RootElement.ValueKind);
    });

    /// <summary>Where it stands, as .NET's reader does it elsewhere.</summary>
    [Fact]
    public void AStringIsUnescapedAsDotNetDoes() => Gen.Int[0, 13].Select(static at => new[] { "a", "é", "😀", @"\n", @"\t", @"\b", @"\f", @"\r", @"\/", @"\\", @"\""", @"\u0041", @"\ud83D\uDE00", @"\u20ac" }[at]).Array[0, 20].Select(string.Concat).Sample(escaped =>
    {
        var bytes = Encoding.UTF8.GetBytes(escaped);
        var length = JsonEscapes.Unescape(bytes);
        Assert.Equal(JsonSerializer.Deserialize<string>($"\"{escaped}\""), Encoding.UTF8.GetString(bytes.AsSpan(0, length!.Value)));
    });

    [Theory]
    [InlineData(@"\ud83d")]
    [InlineData(@"\ude00")]
    [InlineData(@"\ud83d\u0041")]
    [InlineData(@"\ud83d\n1234")]
    [InlineData(@"a\ud83d b\ude00")]
    public void HalvesOfSurrogatePairsAreNoText(string escaped) => Assert.Null(JsonEscapes.Unescape(Encoding.UTF8.GetBytes(escaped)));

    [Fact]
    public void OnlyWhatMustBeEscapedIsEscaped() =>
        Assert.Equal("\"é\u00A0\u2028\U0001F600/+<>&'\u007F \\\"\\\\\\n\\t\\u0001\"", Trees.ToJson(ScalarNode.String(default, "é\u00A0\u2028\U0001F600/+<>&'\u007F \"\\\n\t\u0001")));

    [Theory]
    [InlineData("{\"a\":1,\n \"a\":2}", 2, 2, Codes.DuplicateKey)]
    [InlineData("{\"é\":1,\"b\":}", 1, 12, Codes.JsonSyntax)]
    [InlineData("{\"a\":1,}", 1, 7, Codes.JsonSyntax)]
    [InlineData("{\"a\":01}", 1, 7, Codes.JsonSyntax)]
    [InlineData("{\"a\":NaN}", 1, 6, Codes.JsonSyntax)]
    [InlineData("{\"a\":1} x", 1, 9, Codes.JsonSyntax)]
    [InlineData("{\"a\":", 1, 6, Codes.JsonSyntax)]
    [InlineData("{\"a\":\"x", 1, 6, Codes.JsonSyntax)]
    [InlineData(" [\n  {\"a\":12", 2, 8, Codes.JsonSyntax)]
    [InlineData("{} {", 1, 4, Codes.JsonSyntax)]
    [InlineData("// no\n{}", 1, 1, Codes.JsonSyntax)]
    [InlineData("{\"a\":\"\\ud800\"}", 1, 6, Codes.LoneSurrogate)]
    [InlineData("{\"\\udc00\":1}", 1, 2, Codes.LoneSurrogate)]
    [InlineData("{\"a\":\"\\u0000\"}", 1, 6, Codes.ControlCharacter)]
    public void AFaultIsReportedAtItsPlace(string json, int line, int column, string code)
    {
        var fault = Assert.Throws<FaultException>(() => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"))).Finding;
        Assert.Equal((code, line, column), (fault.Code, fault.Location.Line, fault.Location.Column));
    }

    [Theory]
    [InlineData("{\"a\":1,}", "remove the ',' before the '}'")]
    [InlineData("[1, \n ]", "remove the ',' before the ']'")]
    [InlineData("[1,,2]", "there is one ',' too many; remove it")]
    [InlineData("{'a':1}", "strings stand in straight double quotes (\"), not in other quotes")]
    [InlineData("{\"a\":'b'}", "strings stand in straight double quotes (\"), not in other quotes")]
    [InlineData("{\u201Ca\u201D:1}", "strings stand in straight double quotes (\"), not in other quotes")]
    [InlineData("{\"a\":\u201Eb\u201D}", "strings stand in straight double quotes (\"), not in other quotes")]
    [InlineData("{\"a\":True}", "write true, not True")]
    [InlineData("[False]", "write false, not False")]
    [InlineData("{\"a\":None}", "write null, not None")]
    [InlineData("{\"a\":NaN}", "JSON has no NaN; write a number, or null")]
    [InlineData("{\"a\":-Infinity}", "JSON has no -Infinity; write a number, or null")]
    [InlineData("{\"a\":1 // c\n}", "JSON has no comments; remove it")]
    [InlineData("{// c\n\"a\":1}", "JSON has no comments; remove it")]
    [InlineData("# c\n{}", "JSON has no comments; remove it")]
    [InlineData("{} /* c */", "JSON has no comments; remove it")]
    [InlineData("{\"a\":\"x\ny\"}", "a line break stands in a string; write \\n for it, or add the '\"' that is missing")]
    [InlineData("{\"a\":\"x\r\ny\"}", "a line break stands in a string; write \\n for it, or add the '\"' that is missing")]
    [InlineData("{\"a\":\"x\ty\"}", "a tab stands in a string; write \\t for it")]
    [InlineData("{\"a\":\"x\u0001y\"}", "the control character U+0001 stands in a string; remove it")]
    [InlineData("{\"a\":\"C:\\data\"}", "'\\' begins an escape in a string, and this is none; write '\\\\' for a backslash")]
    [InlineData("{\"a\":\"\\u12g4\"}", "'\\u' wants four digits 0-9, a-f; write '\\\\' for a backslash")]
    [InlineData("{\"a\":-01}", "a number does not begin with 0; remove the 0, or put the value in double quotes")]
    [InlineData("{\"a\":1.}", "a digit must follow the '.' of a number")]
    [InlineData("{\"a\":1.\n}", "a digit must follow the '.' of a number")]
    [InlineData("{\"a\":1_000}", "'_' does not belong in a number; a text stands in double quotes")]
    [InlineData("{\"a\":.5}", "write a 0 before the '.' of a number")]
    [InlineData("{\"a\":+5}", "write the number without the '+'")]
    [InlineData("{\"a\":1\n\"b\":2}", "a ',' is missing before the '\"'")]
    [InlineData("[1 2]", "a ',' is missing before the '2'")]
    [InlineData("{\"a\":\"b\"c\"}", "a ',' is missing here; or the string goes on, and a '\"' within it is written \\\"")]
    [InlineData("{\"a\" 1}", "a ':' is missing after the key")]
    [InlineData("{\"a\":}", "the value after the ':' is missing")]
    [InlineData("{a:1}", "a key stands in double quotes")]
    [InlineData("{\"a\":b}", "a text stands in double quotes")]
    [InlineData("[1}", "a '[' is open here; close it with ']' first")]
    [InlineData("{\"a\":1]", "a '{' is open here; close it with '}' first")]
    [InlineData("", "the text is empty; write {} where there is nothing to say")]
    [InlineData(" \n", "the text is empty; write {} where there is nothing to say")]
    [InlineData("]", "the ']' closes nothing; remove it")]
    [InlineData("{\"a\"}", "a ':' is missing after the key")]
    [InlineData("{} x", "remove what follows the value")]
    [InlineData("\"a\": 1", "a key and its value stand within braces ({\"key\": …}), and in JSON Lines all of them on one line")]
    [InlineData("{}}", "remove what follows the value")]
    [InlineData("\"ab", "a string is never closed; add the '\"' that is missing")]
    [InlineData("{\u00A0\"a\":1}", "the character U+00A0 does not belong here; remove it")]
    public void AFaultIsToldInTheWordsOfOneWhoWritesJson(string json, string words) => Assert.Equal($"This is not valid JSON: {words}.", Message(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void NoMessageSpeaksOfTheParserThatIsUsed()
    {
        var random = new Random(20261126);
        var bytes = "{}[],:\"'\\ \n\t019.-+eEtrufalsn/#*NI\u0001\u00A0\u201C\u00FF"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var text = random.GetItems(bytes, random.Next(12));
            if (Record.Exception(() => JsonReader.Read(text, new SourceFile("a"))) is FaultException fault)
                Assert.DoesNotMatch("0x[0-9A-F]{2}|isFinalBlock|reader options|this mode", fault.Finding.Message);
        }
    }

    [Fact]
    public void DepthAndNumbersAreCapped()
    {
        Assert.Equal(Codes.TooLarge, Fault(new string('[', 65) + new string(']', 65)));
        Assert.Equal(Codes.TooLarge, Fault(new string('[', 100_000)));
        Assert.Equal(Codes.NumberNotExact, Fault(new string('1', 1001)));
        Assert.Equal(Codes.TooLarge, Fault($"[{string.Join(",", Enumerable.Repeat("1", 100_001))}]"));
    }

    private static string Message(byte[] json) =>
        Assert.Throws<FaultException>(() => JsonReader.Read(json, new SourceFile("a"))).Finding.Message;

    private static string Fault(string json) =>
        Assert.Throws<FaultException>(() => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"))).Finding.Code;
}
