using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Seeds;

/// <summary>YAML that is valid, and not what its author sees.</summary>
public class YamlDoubtsTests
{
    [Theory]
    [InlineData("k: Report #5", 11, "'#5' is a comment")]
    [InlineData("k: #fff", 4, "'#fff' is a comment")]
    [InlineData("k: Ünïcödé 😀 \u2028 #5 and more  ", 17, "'#5 and more' is a comment")]
    [InlineData("k: [a, b #c\n  , d]", 10, "'#c' is a comment")]
    [InlineData("k:\n  - a #b", 7, "'#b' is a comment")]
    [InlineData("k:\n  - a\n    - b", 5, "This '-' begins no item")]
    [InlineData("k: a\n  b\n  - c", 3, "goes on with the text of line 6")]
    [InlineData("k: 0012", 4, "'0012' is the number 12 to YAML; put it in quotes to keep its zeros.")]
    [InlineData("k: [a, 007]", 8, "'007' is the number 7 to YAML")]
    [InlineData("k:\n  - 000", 5, "'000' is the number 0 to YAML")]
    [InlineData("k: 08.30", 4, "'08.30' is the number 8.30 to YAML")]
    [InlineData("k: -012", 4, "'-012' is the number -12 to YAML")]
    [InlineData("k: [+012]", 5, "'+012' is the number 12 to YAML")]
    [InlineData("k: {a: 007e1}", 8, "'007e1' is the number 7e1 to YAML")]
    [InlineData("k: 0", 0, null)]
    [InlineData("k: -0.5", 0, null)]
    [InlineData("k: 0e5", 0, null)]
    [InlineData("k: 01.02.2024", 0, null)]
    [InlineData("k: 0o17", 0, null)]
    [InlineData("k: 0.50", 0, null)]
    [InlineData("k: '0012'", 0, null)]
    [InlineData("k: 0x1F", 0, null)]
    [InlineData("k: 09:30", 0, null)]
    [InlineData("k: 07 a", 0, null)]
    [InlineData("k: a # b", 0, null)]
    [InlineData("k: a #", 0, null)]
    [InlineData("k: a#b", 0, null)]
    [InlineData("k: 'a #b'", 0, null)]
    [InlineData("k: |\n  a #b\n  - c", 0, null)]
    [InlineData("k: 'a' #b", 0, null)]
    [InlineData("#k: a\nk: a", 0, null)]
    [InlineData("k:\n- a\n- b", 0, null)]
    [InlineData("k: a\n  -b", 0, null)]
    public void YamlThatIsNotWhatItsAuthorSeesIsAWarning(string lines, int column, string? words)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"---\ntitle: T\ndate: 2023-06-01\nsource: S\n{lines}\n---\nText.\n");
        var found = sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Code == Codes.TextCutOff).ToList();
        Assert.Equal(words is null ? 0 : 1, found.Count);
        if (words is null)
            return;
        Assert.Equal((Severity.Warning, column), (found[0].Severity, found[0].Column));
        Assert.Contains(words, found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoDoesNotKnowOfCommentsAndZerosIsToldTenTimes()
    {
        var values = string.Concat(Enumerable.Range(0, 9).Select(i => $"a{i}: 01\n")) + "b: 0012 #c\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i}: 01\n"));
        using var sandbox = new Sandbox().Write("seeds/a.md", $"---\ntitle: T\ndate: 2023-06-01\nsource: S\n{values}---\nText.\n");
        Assert.Equal(11, sandbox.Validate().Diagnostics.Count(diagnostic => diagnostic.Code == Codes.TextCutOff));
    }

    [Fact]
    public void ANumberInPlaceOfATextIsOneFault()
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + "schema: s.json\n").Write("s.json", """{"properties": {"zip": {"type": "string"}, "n": {}}}""")
            .Write("seeds/a.md", "---\nzip: 0012\nn: 0012\n---\nText.\n");
        Assert.Equal(
            ["(2,6) DK2002", "(3,4) DK1021"],
            sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Path.EndsWith("a.md", StringComparison.Ordinal)).Select(diagnostic => $"({diagnostic.Line},{diagnostic.Column}) {diagnostic.Code}"));
    }

    /// <summary>YamlDotNet takes 'a *b: c' between brackets for one text; it must not depend on what stands beside it.</summary>
    [Theory]
    [InlineData("k: {a *b: c}")]
    [InlineData("k: {a *b: c}\nn: 007")]
    [InlineData("k: [x *y: z]")]
    [InlineData("k: {c: d, a *b:}")]
    [InlineData("k: {a *b: c: d}")]
    public void AStarThatHidesAColonIsAFault(string lines)
    {
        using var sandbox = new Sandbox().Write("seeds/a.md", $"---\ntitle: T\ndate: 2023-06-01\nsource: S\n{lines}\n---\nText.\n");
        var fault = Assert.Single(sandbox.Validate().Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal((Codes.YamlNotAllowed, 5), (fault.Code, fault.Line));
        Assert.Contains("needs quotes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DoubtsAboutYamlAreToldOfEveryFile()
    {
        using var sandbox = new Sandbox()
            .Write("seeds/x/_defaults.yaml", "source: Box #7\n")
            .Write("seeds/x/a.md", "---\ntitle: A\n---\nText.\n").Write("seeds/x/a.md.yaml", "date: 2023-06-01 #1\n")
            .Write("seeds/x/b.md", "---\ntitle: B\ndate: 2023-06-01\n---\nText b.\n")
            .Write("dataset.yaml", "name: sample\nversion: 1.0.0\ntitle: Number #1\nschema: s.yaml\n")
            .Write("s.yaml", "type: object\ndescription: is #1\nproperties: {date: {}, source: {}, title: {}}\n");
        Assert.Equal(
            ["dataset.yaml(3,15)", "s.yaml(2,17)", "seeds/x/_defaults.yaml(1,13)", "seeds/x/a.md.yaml(1,18)"],
            sandbox.Validate().Diagnostics.Where(diagnostic => diagnostic.Code == Codes.TextCutOff).Select(diagnostic => $"{diagnostic.Path}({diagnostic.Line},{diagnostic.Column})"));
        Assert.Equal(2, sandbox.Build().Diagnostics.Count(diagnostic => diagnostic.Path.StartsWith("seeds/", StringComparison.Ordinal) && diagnostic.Code == Codes.TextCutOff));
    }
}
