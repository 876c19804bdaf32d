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

    [Fact]
    public void OnlyWhatMustBeEscapedIsEscaped() =>
        Assert.Equal("\"é\u00A0\u2028\U0001F600/+<>&'\u007F \\\"\\\\\\n\\t\\u0001\"", Trees.ToJson(ScalarNode.String(default, "é\u00A0\u2028\U0001F600/+<>&'\u007F \"\\\n\t\u0001")));

    [Theory]
    [InlineData("{\"a\":1,\n \"a\":2}", 2, 2, Codes.DuplicateKey)]
    [InlineData("{\"é\":1,\"b\":}", 1, 12, Codes.JsonSyntax)]
    [InlineData("{\"a\":1,}", 1, 8, Codes.JsonSyntax)]
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

    [Fact]
    public void DepthAndNumbersAreCapped()
    {
        Assert.Equal(Codes.TooLarge, Fault(new string('[', 65) + new string(']', 65)));
        Assert.Equal(Codes.TooLarge, Fault(new string('[', 100_000)));
        Assert.Equal(Codes.NumberNotExact, Fault(new string('1', 1001)));
        Assert.Equal(Codes.TooLarge, Fault($"[{string.Join(",", Enumerable.Repeat("1", 100_001))}]"));
    }

    private static string Fault(string json) =>
        Assert.Throws<FaultException>(() => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"))).Finding.Code;
}
