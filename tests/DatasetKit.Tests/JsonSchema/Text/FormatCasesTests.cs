namespace DatasetKit.JsonSchema;

public class FormatCasesTests
{
    [Theory]
    [InlineData("אבג.example", true)]
    [InlineData("אבג1", true)]
    [InlineData("אבג\u05B0", true)]
    [InlineData("ابج\u0661\u0662", true)]
    [InlineData("אבa", false)]
    [InlineData("aא", false)]
    [InlineData("1אב", false)]
    [InlineData("אב.1a", false)]
    [InlineData("אב.a1", true)]
    [InlineData("xn--4gbwdl.1a", false)]
    [InlineData("a1.1a", true)]
    [InlineData("ابج\u06611", false)]
    [InlineData("ab\u0661", false)]
    [InlineData("\u0661ا", false)]
    [InlineData("\u06FD\u06FE", true)]
    [InlineData("\u06F00", true)]
    [InlineData("e\u0301", false)]
    [InlineData("\u00E9", true)]
    [InlineData("a\u302B", true)]
    [InlineData("\u0915\u094D\u200D\u0937", true)]
    [InlineData("\u0AB6\u0ACD\u200D\u0AB7", true)]
    [InlineData("\u0628\u0670\u200C\u0628", true)]
    [InlineData("a\u200Cb", false)]
    [InlineData("\uFF21", false)]
    [InlineData("\u2F831", false)]
    [InlineData("\U0001E910\U0001E911", false)]
    [InlineData("\u30FB\u30FB", false)]
    [InlineData("\u30FBテ", true)]
    public void ADomainNameKeepsTheRulesOfIdnaAndOfTwoDirections(string name, bool isValid) => Assert.Equal(isValid, FormatChecks.Known["idn-hostname"](name));

    [Theory]
    [InlineData("date", "2024-02-29 1999-12-31", "2023-02-29 2023-13-01 2023-6-1 20230601 ２０２３-01-01")]
    [InlineData("time", "08:30:06Z 08:30:06.283185+05:30 23:59:60Z 15:59:60-08:00", "24:00:00Z 08:30:06 08:30Z 22:59:60Z 08:30:06+5")]
    [InlineData("date-time", "2023-06-01T10:00:00Z 2023-06-01t10:00:00.5z", "2023-06-01T25:00:00Z 2023-06-01 2023-02-30T10:00:00Z")]
    [InlineData("duration", "P1D PT36H P2W P1Y2M3DT4H5M6S", "P PT P1 1D P1D2H P2W1D PT1D")]
    [InlineData("email", "ines@example.org a.b+c@sub.example.org \"x@y\"@example.org a@[127.0.0.1]", "ines ines@ .a@example.org a..b@example.org a@-x.org a@[300.0.0.1]")]
    [InlineData("idn-email", "инес@пример.рф ines@example.org", "инес @пример.рф")]
    [InlineData("hostname", "example.org a xn--4gbwdl.xn--wgbh1c 1.2", "-a.org a-.org a_b.org .org a..b")]
    [InlineData("idn-hostname", "пример.рф 例え.テスト example.org", "-а.рф \u0300a.org a\u00B7b")]
    [InlineData("ipv4", "0.0.0.0 192.168.7.255", "1.2.3 256.0.0.1 01.2.3.4 1.2.3.4.5 0x1.2.3.4")]
    [InlineData("ipv6", ":: ::1 2001:db8::7 ::ffff:192.0.2.1 1:2:3:4:5:6:7:8", "1:2:3 ::1::2 1:2:3:4:5:6:7:8:9 fe80::1%eth0 12345::")]
    [InlineData("uri", "https://example.org/a?b=c#d urn:isbn:0451450523 mailto:ines@example.org", "/foo //example.org/a http://ex[ample http://a/é a%zz:")]
    [InlineData("uri-reference", "/foo ../a?b#c https://example.org", "\\\\a é a%2")]
    [InlineData("iri", "https://пример.рф/é?ö=1", "/é https://a/<b>")]
    [InlineData("iri-reference", "/é ../ö#ü", "\\\\a a%2")]
    [InlineData("uri-template", "https://example.org/{id}{?page,size*} {+path:3}", "{id {} {a}}")]
    [InlineData("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380 2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08aa9811eab4aa73b441d16380 2eb8aa08-aa98-11ea-b4aa-73b441d1638 2gb8aa08-aa98-11ea-b4aa-73b441d16380")]
    [InlineData("json-pointer", "/a/b~0c/~1 /", "a /~2 /~ #/a")]
    [InlineData("relative-json-pointer", "0 1/a 2# 0/~1", "01 -1/a a 1a")]
    [InlineData("regex", "^[a-z]+$ (?<x>a)\\k<x> \\p{L}", "(a [z-a] a** \\Z (?>a)")]
    public void AFormatTakesWhatItsSpecificationSays(string format, string good, string bad)
    {
        Assert.All(good.Split(' '), text => Assert.True(FormatChecks.Known[format](text), text));
        Assert.All(bad.Split(' '), text => Assert.False(FormatChecks.Known[format](text), text));
    }
}
