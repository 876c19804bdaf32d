using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class YamlTests
{
    /// <summary>YAML allows such a line between keys; YamlDotNet takes it for an indentation.</summary>
    [Theory]
    [InlineData("a: \"b\"\n\t\nc: d\n")]
    [InlineData("a: b\n \t\nc: d\n")]
    public void ALineOfATabAloneIsBlank(string yaml)
    {
        var root = Assert.IsType<MappingNode>(YamlReader.Read(yaml, new SourceFile("a")));
        Assert.Equal([("a", 1), ("c", 3)], root.Entries.Select(entry => (entry.Key, entry.KeyLocation.Line)));
    }

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
    [InlineData("a: [@b]\n", 1, 5, Codes.YamlSyntax)]
    [InlineData("a: [b, >]\n", 1, 8, Codes.YamlSyntax)]
    [InlineData("a: {b: %c}\n", 1, 8, Codes.YamlSyntax)]
    [InlineData("a: 1\nb: *x\n", 2, 4, Codes.YamlNotAllowed)]
    [InlineData("<<: {a: 1}\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("a: !!str 1\n", 1, 4, Codes.YamlNotAllowed)]
    [InlineData("[a]: 1\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("{a: b}: 1\n", 1, 1, Codes.YamlNotAllowed)]
    [InlineData("a: 1\n--- \nb: 2\n", 2, 1, Codes.YamlNotAllowed)]
    [InlineData("a: 1\nb: 2\n'a': 3\n", 3, 1, Codes.DuplicateKey)]
    [InlineData("a: {b: 1, b: 2}\n", 1, 11, Codes.DuplicateKey)]
    [InlineData("a: [1\n", 1, 4, Codes.YamlSyntax)]
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
    [InlineData("a: [1, 2\nb: 3\n", 1, 4, "the '[' that opens here is never closed")]
    [InlineData("a: 1\nb:\n  c: {x: [1], y: ']'\nd: e\n", 3, 6, "the '{' that opens here is never closed")]
    [InlineData("a: [ # x\n", 1, 4, "the '[' that opens here is never closed")]
    [InlineData("a: |\n  [\nb: [1\nc: 2\n", 3, 4, "a '[' or '{' is never closed")]
    [InlineData("a: [1, {x: 2]\n", 1, 13, "the '{' of line 1 is open here; close it with '}' first")]
    [InlineData("a: [1}\n", 1, 6, "the '[' of line 1 is open here; close it with ']' first")]
    [InlineData("a: {b: c\n  d: e}\n", 2, 4, "a ',' is missing before this key; or a text with ': ' must stand in quotes")]
    [InlineData("a: [\"x\" \"y\"]\n", 1, 9, "a ',' is missing here")]
    [InlineData("a: b: c\n", 1, 5, "a text with ': ' must stand in quotes")]
    [InlineData("title: Fish: a tale\n", 1, 12, "a text with ': ' must stand in quotes")]
    [InlineData("a: \"x\": y\n", 1, 7, "a text with ': ' must stand in quotes")]
    [InlineData("a: 1\n b: 2\n", 2, 3, "the line goes on with the text above it, and a text with ': ' must stand in quotes; a key of its own begins in the column of the other keys")]
    [InlineData("a:b\nc: d\n", 1, 1, "the line is no 'key: value'; a blank must follow the ':' of a key")]
    [InlineData("a:\n-b\n-c\nd: e\n", 2, 1, "a blank must follow the '-' of an item")]
    [InlineData("a: [b, c]]\n", 1, 10, "there is one bracket too many; remove it")]
    [InlineData("a:\u00a0b\nc: d\n", 1, 1, "the sign after the ':' is U+00A0, which only looks like a blank; write a blank")]
    [InlineData("a: b\nc:\u00a0d\n", 2, 1, "the sign after the ':' is U+00A0, which only looks like a blank; write a blank")]
    [InlineData("a: \"x\" y\n", 1, 8, "the text goes on after its closing quote; put the whole text in quotes, and write \\\" for a quote within it")]
    [InlineData("a: 'it's'\n", 1, 8, "the text goes on after its closing quote; put the whole text in quotes, and write '' for a ' within it")]
    [InlineData("a: [x] y\n", 1, 8, "the text goes on after the ']'; put the whole text in quotes")]
    [InlineData("a: 1\nb\nc: 2\n", 2, 1, "the line is no 'key: value'; a line that goes on with the text above it is indented")]
    [InlineData("a: 1\nb\n", 2, 1, "the line is no 'key: value'; a line that goes on with the text above it is indented")]
    [InlineData("a: [-, b]\n", 1, 5, "a text that begins with '-' needs quotes")]
    [InlineData("a: [b, -]\n", 1, 8, "a text that begins with '-' needs quotes")]
    [InlineData("a: 1\n- b\n", 2, 1, "an item of a list stands among keys; indent it below its key")]
    [InlineData("a:\n    b: 1\n  c: 2\n", 3, 3, "the line does not begin in the column of the keys above it")]
    [InlineData("  a: 1\nb: 2\n", 2, 1, "the line does not begin in the column of the keys above it")]
    [InlineData("- a\nb: 1\n", 2, 1, "the line does not begin with '- ', as those of the list above it do")]
    [InlineData("a: @x\n", 1, 4, "a text that begins with '@' needs quotes")]
    [InlineData("a: `x`\n", 1, 4, "a text that begins with '`' needs quotes")]
    [InlineData("a: %x\n", 1, 4, "a text that begins with '%' needs quotes")]
    [InlineData("a: & co\n", 1, 4, "a text that begins with '&' needs quotes")]
    [InlineData("a: [b, , c]\n", 1, 8, "there is one ',' too many; remove it")]
    [InlineData("a: ]\n", 1, 4, "a text that begins with ']' needs quotes")]
    [InlineData("a: - b\n", 1, 4, "begin the list on a new line; a text that begins with '-' needs quotes")]
    [InlineData("a:\n\tb: 1\n", 2, 1, "the line is indented with a tab; use blanks")]
    [InlineData("a: 1\n\tb: 2\n", 2, 1, "the line is indented with a tab; use blanks")]
    [InlineData("a:\r\n  - x\r\n\t- y\r\n", 3, 1, "the line is indented with a tab; use blanks")]
    [InlineData("a: \"\\x41\\n\n  \\u12g4\"\n", 2, 3, "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'")]
    [InlineData("a: \"C:\\data\"\n", 1, 7, "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'")]
    [InlineData("a: 'x\nb: y\n", 1, 4, "the quote that opens here is never closed")]
    [InlineData("a: \"x\nb: \"y\"\n", 1, 4, "the quote that opens here is not closed on its line; close it, or indent the lines that go on")]
    [InlineData("a: > x\n", 1, 4, "a text that begins with '>' needs quotes; a block of text begins on the next line")]
    public void AFaultIsToldInTheWordsOfOneWhoWritesYaml(string yaml, int line, int column, string words)
    {
        var fault = Assert.Throws<FaultException>(() => YamlReader.Read(yaml, new SourceFile("a"))).Finding;
        Assert.Equal((Codes.YamlSyntax, line, column, $"This is not valid YAML: {words}."), (fault.Code, fault.Location.Line, fault.Location.Column, fault.Message));
    }

    [Theory]
    [InlineData("a: 1\n---\n", "This '---' begins a second YAML document, and only one is allowed; remove the line.")]
    [InlineData("a: &Co. KG\n", "The anchor '&Co.' is not allowed; write the value out where it is needed, or put the text in quotes if it begins with '&'.")]
    public void WhatDatasetsDoWithoutIsToldWithAWayOut(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<FaultException>(() => YamlReader.Read(yaml, new SourceFile("a"))).Message);

    /// <summary>YamlDotNet places a pair between brackets at the start of the text, and its end behind the comma.</summary>
    [Theory]
    [InlineData("x: [a: 1, #c\n  b: 2]", 1, 5, 2, 3)]
    [InlineData("x: [a: 1,\n#c\n  b: 2]", 1, 5, 3, 3)]
    [InlineData("x: [\n  a: 1, # first\n  b: 2 # second\n]", 2, 3, 3, 3)]
    [InlineData("{x: [a: 1, b: 2]}", 1, 6, 1, 12)]
    public void APairBetweenBracketsStandsWhereItsKeyDoes(string yaml, int line, int column, int secondLine, int secondColumn)
    {
        var mapping = Assert.IsType<MappingNode>(YamlReader.Read(yaml, new SourceFile("a")));
        Assert.Equal("{\"x\":[{\"a\":1},{\"b\":2}]}", Trees.ToJson(mapping));
        Assert.Equal([new Location("a", line, column), new Location("a", secondLine, secondColumn)], Assert.IsType<SequenceNode>(mapping["x"]).Items.Select(item => item.Location));
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
