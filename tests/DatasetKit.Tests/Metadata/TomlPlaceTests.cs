using CsCheck;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

/// <summary>Columns of TOML count UTF-16 code units, as those of every diagnostic do.</summary>
public class TomlPlaceTests
{
    // Two code units each, and one code point.
    private const string Wide = "😀";
    private const string Plain = "ab";

    [Theory]
    [InlineData("t=\"😀😀😀😀\\q\"", 1, 12, "in double quotes '\\' begins an escape; use single quotes, or write '\\\\'")]
    [InlineData("t=\"😀😀😀😀\" b=1", 1, 14, "each key begins on a line of its own")]
    [InlineData("t=[\"😀😀😀😀\", \"x", 1, 16, "the quote that opens here is not closed on its line")]
    [InlineData("s=1 # 😀\nt=\"\"\"😀\"\"\" b", 2, 12, "the text goes on after its closing quote; write \\\" for a quote within it")]
    [InlineData("t=['😀' 1]", 1, 9, "a ',' is missing before this item")]
    [InlineData("\"😀\".a. = 1", 1, 9, null)]
    public void AFaultAfterAnEmojiIsReportedAtItsPlace(string toml, int line, int column, string? words)
    {
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((line, column), (fault.Location.Line, fault.Location.Column));
        if (words is not null)
            Assert.Equal($"This is not valid TOML: {words}.", fault.Message);
    }

    [Theory]
    [InlineData("t= [\"😀😀😀😀\", inf]", 17, Codes.NumberNotExact)]
    [InlineData("t= {\"😀\"=1, b=1, b=2}", 18, Codes.DuplicateKey)]
    [InlineData("t= [\"😀\", \"\\u0001\"]", 11, Codes.ControlCharacter)]
    public void AValueAfterAnEmojiIsReportedAtItsPlace(string toml, int column, string code)
    {
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((code, 1, column), (fault.Code, fault.Location.Line, fault.Location.Column));
    }

    /// <summary>One of the parts is faulty in most texts, and no part leaves a quote open that an other one could close.</summary>
    [Fact]
    public void AnEmojiMovesNothingThatAnAsciiTextOfItsLengthDoesNotMove()
    {
        var parts = Gen.OneOf<string>(
            "a = ", "b.\"😀\" = ", "\"😀😀\" = ", "[t.'😀']\n", "[[l]]\n", "\"😀\"", "'x😀'", "\"\"\"😀\n😀😀\"\"\"\"", "'''😀'''", "\"😀\\u00e9\"", "\"😀\\q\"", "\"😀\\u12\"",
            "# 😀\n", "[", "]", ", ", "{", "}", "= ", "1", "007", "inf", "0xffffffffffffffff", "2023-02-30", "True", "\n", " ", "\"😀\n", "'😀\n", "'😀\u0001'");
        var (read, refused) = (0, 0);
        parts.Array[1, 10].Select(string.Concat).Sample(
            toml =>
            {
                var wide = Places(toml);
                Assert.Equal(Places(toml.Replace(Wide, Plain, StringComparison.Ordinal)), wide.Replace(Wide, Plain, StringComparison.Ordinal));
                Interlocked.Increment(ref wide.StartsWith('{') ? ref read : ref refused);
            },
            iter: 20_000);
        Assert.True(read > 200 && refused > 1_000, $"{read} of them were TOML, {refused} were not.");
    }

    /// <summary>Each key and value with its place, or the finding with its own.</summary>
    private static string Places(string toml)
    {
        try
        {
            return TomlTrees.Places(TomlReader.Read(toml, new SourceFile("a")));
        }
        catch (FaultException fault)
        {
            // What a message quotes may be cut short, between the halves of an emoji as well.
            return $"{fault.Finding.Code} {fault.Finding.Location.Line},{fault.Finding.Location.Column}: {fault.Finding.Message.Split(", as in ")[0]}";
        }
    }
}
