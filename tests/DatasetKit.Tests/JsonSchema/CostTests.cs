using System.Globalization;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>Schemas and values that together ask for more work than both are worth: each ends, and says why.</summary>
public class CostTests
{
    /// <summary>Every level doubles what is reported about the one below.</summary>
    [Theory]
    [InlineData("https://json-schema.org/draft/2020-12/schema", "dependentSchemas")]
    [InlineData("http://json-schema.org/draft-07/schema#", "dependencies")]
    public void ConditionsWithinConditionsAreToldOnceOrGivenUp(string draft, string keyword)
    {
        const int levels = 20;
        var definitions = Enumerable.Range(0, levels).Select(level => $"\"a{level}\": {{\"{keyword}\": {{\"a\": {{\"$ref\": \"#/definitions/a{level + 1}\"}}, \"b\": {{\"$ref\": \"#/definitions/a{level + 1}\"}}}}}}");
        var schema = $$$"""{"$schema": "{{{draft}}}", "allOf": [{"$ref": "#/definitions/a0"}], "definitions": { {{{string.Join(",", definitions)}}}, "a{{{levels}}}": {"required": ["zz"]} } }""";
        var findings = Check.Findings(schema, """{"a": 1, "b": 2}""");
        Assert.All(findings, finding => Assert.InRange(finding.Message.Length, 1, 300));
        Assert.InRange(findings.Count, 1, 1_001);
    }

    [Fact]
    public void OfConditionsWithinConditionsTheInnermostIsTold()
    {
        var findings = Check.Findings("""{"dependentSchemas": {"a": {"dependentSchemas": {"b": {"required": ["zz"]}}}}}""", """{"a": 1, "b": 2}""");
        Assert.EndsWith("for a whole folder. The schema asks for this since 'b' is there.", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RemaindersOfLongNumbersAreCounted()
    {
        var items = string.Join(",", Enumerable.Repeat("1e999999999999999", 1_000));
        var finding = Assert.Single(Check.Findings($$$"""{"items": {"multipleOf": {{{new string('7', 9_999)}}}}}""", $"[{items}]"));
        Assert.Equal(Codes.SchemaTooCostly, finding.Code);
        Assert.Contains("numbers are very long", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A search counts by the sizes of text and pattern, and not by what it takes: these end at once, so that no machine is too slow for the test.</summary>
    [Fact]
    public void SearchesOfLongTextsForLargePatternsAreCounted()
    {
        var patterns = string.Join(",", Enumerable.Range(900, 50).Select(count => $"\"a.{{{count}}}b\": {{}}"));
        var keys = string.Join(",", Enumerable.Range(0, 50).Select(number => $"\"{new string('c', 8_000)}{number}\": 1"));
        var finding = Assert.Single(Check.Findings($$$"""{"patternProperties": { {{{patterns}}} }}""", $$"""{ {{keys}} }"""));
        Assert.Contains("its patterns are large", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMegabyteMayBeSearchedForAUsualPattern() =>
        Assert.Empty(Check.Findings("""{"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "not": {"pattern": "--"}}""", $"\"{new string('a', 1_000_000)}\""));

    /// <summary>Each of a thousand values would take its second, and the run has failed with the first.</summary>
    [Fact]
    public void ASchemaThatWasTooCostlyIsNotTriedAgainAndAgain()
    {
        var check = new Check("""{"patternProperties": {"k": {"$ref": "#"}, "^k": {"$ref": "#"}}, "type": "object"}""");
        var value = string.Concat(Enumerable.Repeat("{\"k\":", 40)) + "1" + new string('}', 40);
        var messages = Enumerable.Range(0, 1_000).Select(_ => Assert.Single(check.Findings(value)).Message).ToList();
        Assert.Equal(997, messages.Count(message => message.EndsWith("values before this one, which is not checked.", StringComparison.Ordinal)));
    }

    /// <summary>So many missing keys at one place were compared each with each.</summary>
    [Fact]
    public void ManyFaultsOfOnePlaceAreAllTold()
    {
        var keys = Enumerable.Range(0, 50_000).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var findings = Check.Findings($$"""{"required": [{{string.Join(",", keys.Select(key => $"\"k{key}\""))}}]}""", "{}");
        Assert.Equal(keys.Count, findings.Count);
    }

    [Fact]
    public void OfAMillionFaultsSomeAreToldAndTheRestIsCounted()
    {
        var schema = $$$"""{"items": {"allOf": [{{{string.Join(",", Enumerable.Range(10, 50).Select(least => $"{{\"minimum\": {least}}}"))}}}]}}""";
        var findings = Check.Findings(schema, $"[{string.Join(",", Enumerable.Repeat("2", 20_000))}]");
        Assert.InRange(findings.Count, 500, 1_001);
        Assert.Single(findings, finding => finding.Code == Codes.SchemaTooCostly);
    }

    [Theory]
    [InlineData("""{"const": 1e99999999999999999999}""", "10e99999999999999999998", true)]
    [InlineData("""{"uniqueItems": true}""", "[1e9223372036854775807, 10e9223372036854775806]", false)]
    [InlineData("""{"uniqueItems": true}""", "[1e99999999999999999999999, 1e99999999999999999999998]", true)]
    [InlineData("""{"maximum": 1e99999999999999999999}""", "1e100000000000000000000", false)]
    [InlineData("""{"minimum": 1e-99999999999999999999}""", "1e-100000000000000000000", false)]
    [InlineData("""{"multipleOf": 1e99999999999999999999}""", "1e99999999999999999998", false)]
    [InlineData("""{"maximum": -1.5e-40}""", "-1.50001e-40", true)]
    [InlineData("""{"maximum": -1.5e-40}""", "-1.49e-40", false)]
    [InlineData("""{"const": 0.00}""", "-0e99999999999999999999", true)]
    [InlineData("""{"const": 120}""", "12e1", true)]
    [InlineData("""{"enum": [79228162514264337593543950335]}""", "7922816251426433759354395033.5e1", true)]
    public void NumbersAreExactWhateverTheirSize(string schema, string value, bool isValid) =>
        Assert.Equal(isValid, Check.Findings(schema, value).Count == 0);
}
