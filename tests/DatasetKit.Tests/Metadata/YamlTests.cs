using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class YamlTests
{
    [Theory]
    [InlineData("no", "\"no\"")]
    [InlineData("2023-06-01", "\"2023-06-01\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("- 1", "[1]")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("True", "true")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("014", "14")]
    [InlineData("0o14", "12")]
    [InlineData("0xFf", "255")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175")]
    [InlineData("+1", "1")]
    [InlineData("-0", "-0")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1.0")]
    [InlineData("1.10", "1.10")]
    [InlineData("-1.5e+03", "-1.5e+03")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("{a: [1, {b: c}]}", "{\"a\":[1,{\"b\":\"c\"}]}")]
    [InlineData("|\n  line\n  line", "\"line\\nline\\n\"")]
    [InlineData("a\u2028b\u0085c", "\"a\u2028b\u0085c\"")]
    [InlineData("\"\\U0001F600\\t\"", "\"\U0001F600\\t\"")]
    public void AScalarIsWhatTheCoreSchemaOfYaml12Says(string yaml, string json)
    {
        var node = YamlReader.Read($"key: {(yaml.StartsWith('-') && yaml.Length == 3 ? "\n  " : "")}{yaml}\n", new SourceFile("a"));
        Assert.Equal($"{{\"key\":{json}}}", Trees.ToJson(node));
    }

    [Theory]
    [InlineData("a: &x 1\n", 1, 4, Codes.YamlNotAllowed)]
    [InlineData("a: 1\nb: *x\n", 2, 4, Codes.YamlNotAllowed)]
    [InlineData("<<: {a: 1}\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("a: !!str 1\n", 1, 4, Codes.YamlNotAllowed)]
    [InlineData("[a]: 1\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("{a: b}: 1\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("a: 1\n--- \nb: 2\n", 2, 1, Codes.YamlNotAllowed)]
    [InlineData("a: 1\nb: 2\n'a': 3\n", 3, 1, Codes.DuplicateKey)]
    [InlineData("a: {b: 1, b: 2}\n", 1, 11, Codes.DuplicateKey)]
    [InlineData("a: [1\n", 2, 1, Codes.YamlSyntax)]
    [InlineData("a: .NaN\n", 1, 4, Codes.NumberNotExact)]
    [InlineData("a: -.inf\n", 1, 4, Codes.NumberNotExact)]
    [InlineData("a: \"\\0\"\n", 1, 4, Codes.ControlCharacter)]
    [InlineData("a: \"\\ud800\"\n", 1, 4, null)]
    public void WhatIsNotPlainDataIsRefusedAtItsPlace(string yaml, int line, int column, string? code)
    {
        var fault = Assert.Throws<FaultException>(() => YamlReader.Read(yaml, new SourceFile("a"))).Finding;
        Assert.Equal(new Location("a", line, column), fault.Location);
        if (code is not null)
            Assert.Equal(code, fault.Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void DeepNestingIsRefusedAtOnce(string opening)
    {
        var fault = Assert.Throws<FaultException>(() => YamlReader.Read("a:\n  " + string.Concat(Enumerable.Repeat(opening, 200_000)), new SourceFile("a"))).Finding;
        Assert.Equal(Codes.TooLarge, fault.Code);
    }

    [Fact]
    public void PositionsCountTheLinesOfTheFile()
    {
        var mapping = Assert.IsType<MappingNode>(YamlReader.Read("ключ: значение\n\nlist:\n  - \U0001F600x: 1\n", new SourceFile("a", 2)));
        Assert.Equal(new Location("a", 2, 7), mapping["ключ"]!.Location);
        var item = Assert.IsType<MappingNode>(Assert.IsType<SequenceNode>(mapping["list"]).Items[0]);
        Assert.Equal((new Location("a", 5, 5), new Location("a", 5, 10)), (item.Entries[0].KeyLocation, item.Entries[0].Value.Location));
    }
}
