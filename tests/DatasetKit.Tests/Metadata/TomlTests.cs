using System.Text.Json;
using CsCheck;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class TomlTests
{
    [Fact]
    public void TablesDottedKeysAndArraysOfTablesBecomeMappings() => Assert.Equal(
        """{"t":"aA","d":"1979-05-27T07:32:00-07:00","l":"07:32:00","h":255,"u":1000,"f":1e5,"b":true,"a":{"b":1,"c":[1,{"x":2}],"d":{"e":1}},"arr":[{"q":1},{"q":2,"in":{"z":3}}]}""",
        Trees.ToJson(TomlReader.Read("t = \"a\\u0041\"\nd = 1979-05-27T07:32:00-07:00\nl = 07:32:00\nh = 0xFF\nu = 1_000\nf = 1e5\nb = true\na.b = 1\na.c = [1, {x = 2}]\n[a.d]\ne = 1\n[[arr]]\nq = 1\n[[arr]]\nq = 2\n[arr.in]\nz = 3\n", new SourceFile("a"))));

    [Theory]
    [InlineData("a = 1\na = 2\n", 2, 1, Codes.DuplicateKey)]
    [InlineData("[t]\na = 1\n[t]\nb = 2\n", 3, 2, Codes.DuplicateKey)]
    [InlineData("[t.a]\nx = 1\n[t]\na.y = 2\n", 4, 1, Codes.DuplicateKey)]
    [InlineData("t.a = 1\n[t]\nb = 2\n", 2, 2, Codes.DuplicateKey)]
    [InlineData("a = [1]\n[[a]]\nb = 2\n", 2, 3, Codes.DuplicateKey)]
    [InlineData("a = {b = 1}\n[a.c]\n", 2, 2, Codes.DuplicateKey)]
    [InlineData("a = {b = {c = 1}, b.d = 2}\n", 1, 19, Codes.DuplicateKey)]
    [InlineData("a = \n", 1, 5, Codes.TomlSyntax)]
    [InlineData("a = inf\n", 1, 5, Codes.NumberNotExact)]
    [InlineData("d = 2023-02-30\n", 1, 5, Codes.TomlSyntax)]
    [InlineData("a = 99999999999999999999\n", 1, 5, Codes.TomlSyntax)]
    public void AFaultIsReportedAtItsPlace(string toml, int line, int column, string code)
    {
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((code, line, column), (fault.Code, fault.Location.Line, fault.Location.Column));
    }

    [Theory]
    [InlineData("title: \"T\"\n", 1, 6, "TOML has '=' after a key, and not ':'")]
    [InlineData("title \"T\"\n", 1, 7, "a '=' is missing after the key")]
    [InlineData("title\n", 1, 6, "the line is no 'key = value'")]
    [InlineData("my key = 1\n", 1, 1, "a key of several words stands in double quotes, as in \"my key\" = …")]
    [InlineData("clé = 1\n", 1, 3, "'é' does not belong in a key; a key of other signs than A-Z, a-z, 0-9, '_' and '-' stands in double quotes")]
    [InlineData("a\u00a0= 1\n", 1, 2, "the sign U+00A0 only looks like a blank; write a blank")]
    [InlineData("tags = 'a', 'b'\n", 1, 11, "several values stand in a list, between '[' and ']'")]
    [InlineData("a = 'T'; b = 1\n", 1, 8, "each key begins on a line of its own")]
    [InlineData("été = 1\n", 1, 1, "the line is no 'key = value'; a key of other signs than A-Z, a-z, 0-9, '_' and '-' stands in double quotes")]
    [InlineData("= 1\n", 1, 1, "the key before the '=' is missing")]
    [InlineData("title =\n", 1, 8, "the value after the '=' is missing; write \"\" for empty text, or remove the key")]
    [InlineData("title = The gauge\n", 1, 9, "a text stands in double quotes")]
    [InlineData("tags = [a, b]\n", 1, 9, "a text stands in double quotes")]
    [InlineData("date = 1 June 2023\n", 1, 8, "a text stands in double quotes")]
    [InlineData("draft = True\n", 1, 9, "write true, or \"True\" for the text")]
    [InlineData("draft = no\n", 1, 9, "write false, or \"no\" for the text")]
    [InlineData("a = null\n", 1, 5, "TOML has no null; remove the key, or write \"\" for empty text")]
    [InlineData("a = 1,5\n", 1, 6, "a number is written with a point, as in 1.5; a text stands in double quotes")]
    [InlineData("a = 007\n", 1, 5, "a number does not begin with 0; remove the 0, or put the value in double quotes")]
    [InlineData("a = +1.\n", 1, 5, "this is no number; a text stands in double quotes")]
    [InlineData("a = 99999999999999999999\n", 1, 5, "TOML has integers from -9223372036854775808 to 9223372036854775807; put this one in double quotes")]
    [InlineData("date = 2023-6-1\n", 1, 8, "a date is written as YYYY-MM-DD, and a time as hh:mm:ss; other texts stand in double quotes")]
    [InlineData("date = 2023-02-30\n", 1, 8, "there is no such day or time")]
    [InlineData("title = “T”\n", 1, 9, "texts stand in straight quotes (\"), not in other quotes")]
    [InlineData("title = 'it's'\n", 1, 13, "the text goes on after its closing quote; put it in double quotes, where a ' means nothing")]
    [InlineData("title = \"He said \"go\"\"\n", 1, 19, "the text goes on after its closing quote; write \\\" for a quote within it")]
    [InlineData("title = \"T\" source = \"S\"\n", 1, 13, "each key begins on a line of its own")]
    [InlineData("title = \"T\";\n", 1, 12, "remove the ';'; the line ends the value")]
    [InlineData("path = \"C:\\Users\"\n", 1, 11, "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'")]
    [InlineData("title = \"The gauge\nsource = \"S\"\n", 1, 9, "the quote that opens here is not closed on its line")]
    [InlineData("a = 1\ntitle = '''The gauge\nsource = 'S'\n", 2, 9, "the ''' that opens here is never closed")]
    [InlineData("tags = [\"a\" \"b\"]\n", 1, 13, "a ',' is missing before this item")]
    [InlineData("tags = [\"a\", # [\n\"b\"\nsource = \"S\"\n", 1, 8, "the '[' that opens here is never closed, or a ',' is missing in it")]
    [InlineData("a = {b = 1, c = [2]\n", 1, 5, "the '{' that opens here is never closed")]
    [InlineData("[author\nname = 1\n", 1, 8, "the name of a table is closed with ']' on its line")]
    public void AFaultIsToldInWordsForOneWhoWritesToml(string toml, int line, int column, string words)
    {
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((line, column, $"This is not valid TOML: {words}."), (fault.Location.Line, fault.Location.Column, fault.Message));
    }

    [Fact]
    public void TheWordsOfAnyFaultAreOneSentenceAboutAPlaceOfTheText()
    {
        var parts = Gen.OneOf<string>("a", "é", "=", ":", " ", "\n", "\"", "'", "\"\"\"", "'''", "[", "]", "{", "}", ",", "#", "\\", "1", "-", ".", "true", "“", "2023-06-01");
        parts.Array[1, 14].Select(string.Concat).Sample(
            toml =>
            {
                try
                {
                    TomlReader.Read(toml, new SourceFile("a"));
                }
                catch (FaultException fault)
                {
                    Assert.InRange(fault.Finding.Location.Line, 1, toml.Count(sign => sign == '\n') + 1);
                    Assert.InRange(fault.Finding.Location.Column, 1, toml.Length + 1);
                    Assert.EndsWith(".", fault.Finding.Message, StringComparison.Ordinal);
                }
            },
            iter: 20_000);
    }

    /// <summary>Tomlyn's own validator says so of two of them in some runs.</summary>
    [Fact]
    public void NoneOfManyDottedKeysIsTakenForAnother()
    {
        var toml = $"a = {{{string.Join(", ", Enumerable.Range(0, 20_000).Select(number => $"k{number}.x = 1"))}}}\n";
        for (var round = 0; round < 3; round++)
            Assert.Equal(20_000, Assert.IsType<MappingNode>(TomlReader.Read(toml, new SourceFile("a"))["a"]).Entries.Length);
    }

    /// <summary>Tables, arrays of tables and dotted keys in any order, of few names: what may add to what is most of TOML's rules.</summary>
    [Fact]
    public void PythonsReaderAcceptsAndRefusesTheSame()
    {
        var documents = new List<string>();
        Line.Array[1, 6].Select(string.Concat).Sample(documents.Add, iter: 2_000, threads: 1);
        var verdicts = Readers.Python("""
            import json, sys, tomllib
            def read(text):
                try:
                    return tomllib.loads(text)
                except tomllib.TOMLDecodeError:
                    return None
            print(json.dumps([read(text) for text in json.load(open(sys.argv[1]))], separators=(",", ":")))
            """, JsonSerializer.Serialize(documents));
        var different = documents.Zip(verdicts.EnumerateArray().Select(verdict => verdict.GetRawText()))
            .Where(pair => Sorted(pair.Second) != Sorted(Ours(pair.First))).Select(pair => $"{pair.First}\nPython: {pair.Second}\nours: {Ours(pair.First)}").ToList();
        Assert.Empty(different);
        Assert.Contains(verdicts.EnumerateArray(), verdict => verdict.ValueKind == JsonValueKind.Null);
        Assert.Contains(verdicts.EnumerateArray(), verdict => verdict.ValueKind == JsonValueKind.Object);
    }

    private static Gen<string> Line => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2].Array[1, 4].Select(parts => string.Join('.', parts.Select(part => "abc"[part]))), static (kind, key) => kind switch
    {
        0 => $"[{key}]\n",
        1 => $"[[{key}]]\n",
        2 => $"{key} = 1\n",
        _ => $"{key} = {{{key} = 1}}\n",
    });

    private static string Ours(string toml)
    {
        try
        {
            return Trees.ToJson(TomlReader.Read(toml, new SourceFile("a")));
        }
        catch (FaultException)
        {
            return "null";
        }
    }

    // Python's dictionaries keep the order of making, ours that of the text, which differ where a table is passed first.
    private static string Sorted(string json) => string.Concat(json.Order());

    /// <summary>What is cut into pieces of one value each gives the tree, the places and the verdict of the whole.</summary>
    [Fact]
    public void PiecesGiveWhatTheWholeGives()
    {
        var values = Gen.OneOf<string>(
            "a = 1\n", "# c\n", "\n", "[t]\n", "[[l]]\n", "b.c = 'x' # \"\n", "d = [1, # [\n 2]\n", "e = \"\"\"\nx = 1\n\"y\\\"\"\"\" \n", "f = {a = 1}\n",
            "g = '''\n[u]\n'''\n", "h = \"# [\"\n", "i = [\n", "]\n", "j = \"x\n", "k = \"\"\"\n", "  [t.u]  # x\n", "m = 'a' \"b\"\n", "l = 2");
        var read = 0;
        values.Array[1, 8].Select(string.Concat).Sample(
            toml =>
            {
                var whole = Places(toml, int.MaxValue);
                Assert.Equal(whole, Places(toml, 1));
                if (whole is not null)
                    Interlocked.Increment(ref read);
            },
            iter: 20_000);
        Assert.True(read > 1_000, $"{read} of them were TOML.");
    }

    [Theory]
    [InlineData("a\n", 1, 2, "the line is no 'key = value'")]
    [InlineData("[\n", 1, 2, "the name of a table is closed with ']' on its line")]
    [InlineData("k = \n", 1, 5, "the value after the '=' is missing; write \"\" for empty text, or remove the key")]
    [InlineData("k = [\"a\",\n", 100_000, 5, "the '[' that opens here is never closed")]
    [InlineData("k = \"\"\"\n\"\n", 4, 1, "the quote that opens here is not closed on its line")]
    public void OfAMegabyteOfFaultsTheFirstIsTold(string line, int at, int column, string words)
    {
        var toml = string.Concat(Enumerable.Repeat(line, 1_000_000 / line.Length));
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((at, column, $"This is not valid TOML: {words}."), (fault.Location.Line, fault.Location.Column, fault.Message));
    }

    /// <summary>Each key with its place and value; null where the text is not TOML.</summary>
    private static string? Places(string toml, int pieceChars)
    {
        try
        {
            return TomlTrees.Places(TomlReader.Read(toml, new SourceFile("a"), pieceChars));
        }
        catch (FaultException)
        {
            return null;
        }
    }

    [Fact]
    public void DeepNestingIsRefused() =>
        Assert.Throws<FaultException>(() => TomlReader.Read("a = " + new string('[', 100_000), new SourceFile("a")));
}
