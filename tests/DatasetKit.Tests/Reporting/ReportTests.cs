using DatasetKit.Diagnostics;
using DatasetKit.Reporting;
using DatasetKit.Rules;

namespace DatasetKit.Tests.Reporting;

public class ReportTests
{
    private static readonly Diagnostic[] s_diagnostics =
    [
        new("DK2001", Severity.Error, "seeds/a \"b\".md", 1, 1, "The key 'source' is missing — ключ."),
        new("DK1018", Severity.Warning, "seeds/b.md.yaml", 1, 1, "There is no seed."),
        new("DK0001", Severity.Info, "dataset.yaml", 0, 0, "Whole file."),
    ];

    [Fact]
    public Task Json() => Verifier.Verify(JsonReport.Format(s_diagnostics, new BuildSummary(3, 4, 2, 2, 1, 1), "artifacts/releases/a/1.0.0"), "json");

    [Fact]
    public Task JsonWithoutRelease() => Verifier.Verify(JsonReport.Format([], new BuildSummary(0, 0, 0, 0, 0, 0), null), "json");

    [Fact]
    public Task VerifyJson() => Verifier.Verify(JsonReport.FormatVerify(s_diagnostics, 6, 12, "somewhere"), "json");

    [Fact]
    public Task Text() => Verifier.Verify(string.Join('\n', s_diagnostics.Select(diagnostic => diagnostic.ToString())) + "\n" + TextReport.Format(new BuildSummary(1, 12345, 2, 12343, 1, 0)) + "\n");

    [Fact]
    public Task Explain() => Verifier.Verify(string.Concat(RuleCatalog.All.Select(rule => RuleReport.Explain(rule) + "\n")));

    [Fact]
    public Task List() => Verifier.Verify(RuleReport.List(RuleCatalog.All));

    [Fact]
    public void TheReferenceInTheDocsIsMadeFromTheRules()
    {
        var file = Repository.PathOf("docs/rules.md");
        var made = RuleReport.Reference(RuleCatalog.All);
        if (Environment.GetEnvironmentVariable("DATASETKIT_UPDATE_DOCS") == "1")
            File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file));
    }
}
