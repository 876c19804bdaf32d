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
    [InlineData("[t]\na = 1\n[t]\nb = 2\n", 3, 1, Codes.DuplicateKey)]
    [InlineData("a = \n", 1, 5, Codes.TomlSyntax)]
    [InlineData("a = inf\n", 1, 5, Codes.NumberNotExact)]
    [InlineData("d = 2023-02-30\n", 1, 5, Codes.TomlSyntax)]
    [InlineData("a = 99999999999999999999\n", 1, 5, Codes.TomlSyntax)]
    public void AFaultIsReportedAtItsPlace(string toml, int line, int column, string code)
    {
        var fault = Assert.Throws<FaultException>(() => TomlReader.Read(toml, new SourceFile("a"))).Finding;
        Assert.Equal((code, line, column), (fault.Code, fault.Location.Line, fault.Location.Column));
    }

    [Fact]
    public void DeepNestingIsRefused() =>
        Assert.Throws<FaultException>(() => TomlReader.Read("a = " + new string('[', 100_000), new SourceFile("a")));
}
