using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Projects;
using DatasetKit.Releases;
using DatasetKit.Rules;

namespace DatasetKit.Tests.Rules;

public class RuleSampleTests
{
    private const string Seed = "---\ntitle: The tide gauge\ndate: 2023-06-01\nsource: Harbour office\n---\n\nThe gauge stands.\n";

    public static TheoryData<string> WithBadSample => new(RuleCatalog.All.Where(rule => rule.Bad is not null).Select(rule => rule.Code));

    public static TheoryData<string> WithGoodSample => new(RuleCatalog.All.Where(rule => rule.Good is not null).Select(rule => rule.Code));

    [Theory]
    [MemberData(nameof(WithBadSample))]
    public void ABadSampleFiresItsRuleAlone(string code)
    {
        var rule = RuleCatalog.Find(code)!;
        var diagnostics = Run(rule, rule.Bad!);
        Assert.Equal([code], diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(rule.Severity, diagnostics[0].Severity);
    }

    [Theory]
    [MemberData(nameof(WithGoodSample))]
    public void AGoodSampleIsClean(string code)
    {
        var rule = RuleCatalog.Find(code)!;
        Assert.Empty(Run(rule, rule.Good!));
    }

    [Fact]
    public void EveryCodeHasOneRuleAndEveryRuleACode()
    {
        var codes = typeof(Codes).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal);
        Assert.Equal(codes, RuleCatalog.All.Select(rule => rule.Code));
        Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Name).Distinct().Count());
    }

    // What is no error leaves a sound record, and a project may not want to hear of it.
    [Fact]
    public void WhatIsNoErrorCanBeTurnedOff() => Assert.All(RuleCatalog.All.Where(rule => rule.Severity != Severity.Error), rule => Assert.True(rule.CanBeLowered, rule.Code));

    [Fact]
    public void RulesTellWhatTheyMeanInWholeSentences()
    {
        foreach (var rule in RuleCatalog.All)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Name);
            Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.Fix, StringComparison.Ordinal);
            Assert.False(rule.Title.EndsWith('.'), rule.Code);
        }
    }

    private static IReadOnlyList<Diagnostic> Run(RuleInfo rule, Sample sample)
    {
        using var sandbox = new Sandbox();
        if (!rule.Code.StartsWith("DK4", StringComparison.Ordinal) || sample.Path == DatasetProject.FileName)
        {
            Write(sandbox, "", sample);
            if (!Directory.EnumerateFileSystemEntries(sandbox.PathOf("seeds")).Any())
                sandbox.Write("seeds/a.md", Seed);
            return sandbox.Validate().Diagnostics;
        }

        sandbox.Write("seeds/a.md", Seed);
        Assert.True(sandbox.Build().Succeeded);
        Write(sandbox, "artifacts/releases/sample/1.0.0/", sample);
        return ReleaseVerifier.Verify(sandbox.ReleaseFolder).Diagnostics;
    }

    private static void Write(Sandbox sandbox, string folder, Sample sample)
    {
        foreach (var file in (Sample[])[sample, .. sample.Others])
        {
            if (file.Text is null)
                File.Delete(sandbox.PathOf(folder + file.Path));
            else
                sandbox.Write(folder + file.Path, (file.IsLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(file.Text));
        }
    }
}
