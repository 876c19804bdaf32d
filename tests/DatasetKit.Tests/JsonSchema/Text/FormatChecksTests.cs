using CsCheck;

namespace DatasetKit.JsonSchema;

public class FormatChecksTests
{
    private static readonly Gen<string> SyntaxText = Gen.OneOf(
        Gen.Char["019aAzZxXnNTPWVv-.:/?#[]@!$&'()*+,;=%{}~_|^\\\"< \n\u00B7\u0375\u05F3\u30FB\u0660\u06F0\u094D\u200C\u200D\u3002\uFF0E\uD83D\uDE00\uDC00"],
        Gen.Char).Array[0, 30].Select(static chars => new string(chars));

    [Fact]
    public void EveryFormatOfTheSpecificationIsKnown() => Assert.Equal(
        [
            "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer",
            "regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template", "uuid",
        ],
        FormatChecks.Known.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void NoTextMakesACheckThrow() => SyntaxText.Sample(
        text =>
        {
            foreach (var check in FormatChecks.Known.Values)
                check(text);
        },
        iter: 20_000);
}
