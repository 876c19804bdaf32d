using System.Text.Json;
using CsCheck;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class TomlQuotesTests
{
    [Theory]
    [InlineData("a=[\"\"\"He said \"yes\"\"\"\",\n   \"\"\"b\"\"\"]\n", """{"a":["He said \"yes\"","b"]}""")]
    [InlineData("a=[\n\"\"\"x\"\"\"\"\n]", """{"a":["x\""]}""")]
    [InlineData("a=[\n\"\"\"x\"\"\"\"\"\n]", """{"a":["x\"\""]}""")]
    [InlineData("a=['''x'''',\n 1]", """{"a":["x'",1]}""")]
    public void QuotesMayStandBeforeTheThreeThatCloseAText(string toml, string json) => Assert.Equal(json, Read(toml));

    [Theory]
    [InlineData("a=\"\"\"x \\ \t\ny\"\"\"", """{"a":"x y"}""")]
    [InlineData("a=\"\"\"\\  \n\"\"\"", """{"a":""}""")]
    [InlineData("\"\uFFFD\"='\uFFFD' # \uFFFD", "{\"\uFFFD\":\"\uFFFD\"}")]
    public void BlanksBehindABackslashAndTheSignForAnUnreadableOneAreToml(string toml, string json) => Assert.Equal(json, Read(toml));

    [Theory]
    [InlineData("a=\"\"\"x\\ y\"\"\"")]
    [InlineData("a=\"x\\ \ny\"")]
    [InlineData("a=\uFFFD")]
    [InlineData("\uFFFD=1")]
    public void NeitherIsTomlElsewhere(string toml) => Assert.Equal("null", ReadOrNull(toml));

    /// <summary>Where texts end decides where TOML may be cut into pieces.</summary>
    [Fact]
    public void PythonsReaderEndsTextsAtTheSameQuotes()
    {
        var documents = new List<string>();
        Gen.OneOf<string>("\"", "\"\"", "\"\"\"", "'", "''", "'''", "x", "\\\"", "\\ \n", "\\\n ", "\uFFFD", "\n", ",\n", "[", "]", " ").Array[1, 9].Select(parts => $"a = [\n{string.Concat(parts)}\n]\nb = 1\n").Sample(documents.Add, iter: 20_000, threads: 1);
        var verdicts = Readers.Python("""
            import json, sys, tomllib
            def read(text):
                try:
                    return tomllib.loads(text)
                except tomllib.TOMLDecodeError:
                    return None
            print(json.dumps([read(text) for text in json.load(open(sys.argv[1]))]))
            """, JsonSerializer.Serialize(documents));
        var pairs = documents.Zip(verdicts.EnumerateArray(), static (toml, verdict) => (Toml: toml, Python: JsonSerializer.Serialize(verdict), Ours: JsonSerializer.Serialize(JsonDocument.Parse(ReadOrNull(toml)).RootElement))).ToList();
        Assert.Empty(pairs.Where(pair => pair.Python != pair.Ours).Select(pair => $"{pair.Toml}\nPython: {pair.Python}\nours: {pair.Ours}"));
        Assert.InRange(pairs.Count(pair => pair.Python != "null"), 100, pairs.Count - 100);
    }

    // Pieces of one value each, so that every text is where it may be cut.
    private static string Read(string toml) => Trees.ToJson(TomlReader.Read(toml, new SourceFile("a"), pieceChars: 1));

    private static string ReadOrNull(string toml)
    {
        try
        {
            return Read(toml);
        }
        catch (FaultException)
        {
            return "null";
        }
    }
}
