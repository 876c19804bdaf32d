using System.Globalization;
using System.Numerics;
using CsCheck;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

public class TomlIntegerTests
{
    private const string OutOfRange = "This is not valid TOML: TOML has integers from -9223372036854775808 to 9223372036854775807; put this one in double quotes.";

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("0x7fffffffffffffff")]
    [InlineData("0x0000_0000_7fff_ffff_ffff_ffff")]
    [InlineData("0o777777777777777777777")]
    [InlineData("0b0_111111111111111111111111111111111111111111111111111111111111111")]
    public void TheOutermostIntegersAreRead(string integer) =>
        Assert.Equal(integer[0] == '-' ? """{"a":-9223372036854775808}""" : """{"a":9223372036854775807}""", Read($"a = {integer}\n"));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("+9_223_372_036_854_775_808")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("-9223372036854775809")]
    [InlineData("0x8000000000000000")]
    [InlineData("0xffffffffffffffff")]
    [InlineData("0x1ffffffffffffffff")]
    [InlineData("0o1000000000000000000000")]
    [InlineData("0o7777777777777777777777")]
    [InlineData("0b1111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("0b11111111111111111111111111111111111111111111111111111111111111111")]
    public void AnIntegerBeyondThoseIsRefusedInEveryNotation(string integer)
    {
        var fault = Assert.Throws<FaultException>(() => Read($"a = [\"😀\", {integer}]\n")).Finding;
        Assert.Equal((Codes.TomlSyntax, 1, 12, OutOfRange), (fault.Code, fault.Location.Line, fault.Location.Column, fault.Message));
    }

    [Fact]
    public void OneValueIsReadOrRefusedInEveryNotation() =>
        Gen.Select(Gen.Int[0, 70], Gen.ULong, static (bits, low) => (BigInteger.One << bits) + (low & ((1UL << Math.Min(bits, 63)) - 1))).Sample(static value =>
        {
            var expected = value <= long.MaxValue ? $$"""{"a":{{value.ToString(CultureInfo.InvariantCulture)}}}""" : "null";
            var binary = value.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
            var octal = string.Concat(binary.PadLeft((binary.Length + 2) / 3 * 3, '0').Chunk(3).Select(static three => Convert.ToInt32(new string(three), 2)));
            Assert.All([value.ToString(CultureInfo.InvariantCulture), $"0x{value:x}", $"0o{octal}", $"0b{binary}"], integer => Assert.Equal(expected, ReadOrNull($"a = {integer}\n")));
        });

    private static string Read(string toml) => Trees.ToJson(TomlReader.Read(toml, new SourceFile("a")));

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
