using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;
using DatasetKit.Rules;
using DatasetKit.Schemas;

namespace DatasetKit.Tests.Schemas;

/// <summary>The schemas of what stands on disk agree with their examples, and with the code that reads and writes it.</summary>
public class FormatSchemaTests
{
    public static TheoryData<string> Good => new(Examples("good"));

    public static TheoryData<string> Bad => new(Examples("bad"));

    [Theory]
    [MemberData(nameof(Good))]
    public void AGoodExampleFitsItsSchema(string path) => Assert.Empty(Validate(path));

    [Theory]
    [MemberData(nameof(Bad))]
    public void ABadExampleDoesNotFitItsSchema(string path) => Assert.NotEmpty(Validate(path));

    [Theory]
    [MemberData(nameof(Good))]
    [MemberData(nameof(Bad))]
    public void TheProjectReaderAgreesWithTheSchemaForEditors(string path)
    {
        if (!Path.GetFileName(path).StartsWith("dataset-", StringComparison.Ordinal))
            return;
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", File.ReadAllBytes(Repository.PathOf(path)))
            .Write("metadata.schema.json", "{}");
        Directory.CreateDirectory(sandbox.PathOf("texts"));
        var result = sandbox.Validate();
        Assert.Equal(path.Contains("/good/", StringComparison.Ordinal), !result.Diagnostics.Any(diagnostic => diagnostic.Code.StartsWith("DK0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("bagit")]
    public void WhatIsWrittenFitsItsSchema(string layout)
    {
        using var sandbox = new Sandbox()
            .Write("dataset.yaml", Sandbox.MinimalProject + $"on_invalid: drop\nrelease: {{compression: gzip, layout: {layout}}}\n")
            .WriteSeed("seeds/a.md", "A").Write("seeds/b.md", "---\ntitle: 1\n---\nB");
        var result = sandbox.Build();
        Assert.Empty(Validate("manifest", File.ReadAllBytes(Path.Combine(sandbox.ReleaseFolder, "manifest.json"))));
        Assert.Empty(Validate("rejected", File.ReadAllBytes(sandbox.PathOf("artifacts/releases/sample/rejected-1.0.0.jsonl")).AsSpan().TrimEnd((byte)'\n')));
        Assert.Empty(Validate("report", Encoding.UTF8.GetBytes(DatasetKit.Reporting.JsonReport.Format(result.Diagnostics, result.Summary, "a"))));
    }

    [Fact]
    public void WhatIsPublishedFitsItsSchema()
    {
        using var sandbox = new Feeds.FeedSandbox().Published("1.0.0").Published("1.1.0-rc.1");
        sandbox.Yank("1.0.0", new DatasetKit.Client.YankedMark("Old."));
        foreach (var file in (string[])["index.json", "sample/index.json", "sample/1.0.0.json"])
            Assert.Empty(Validate("feed", Encoding.UTF8.GetBytes(sandbox.Read(file))));
    }

    [Fact]
    public void EverySchemaHasExamplesOfBothKinds()
    {
        foreach (var name in Directory.GetFiles(Repository.PathOf("schemas"), "*.schema.json").Select(file => Path.GetFileName(file).Split('.')[0]))
        {
            Assert.Contains(Examples("good"), path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
            Assert.Contains(Examples("bad"), path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Examples(string kind) => Directory.GetFiles(Repository.PathOf($"schemas/examples/{kind}"))
        .Select(file => $"schemas/examples/{kind}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    private static IEnumerable<Finding> Validate(string path)
    {
        var schema = Schema(Path.GetFileNameWithoutExtension(path).Split('-')[0]);
        return schema.Validate(MetadataFile.ReadNode(Repository.PathOf(path), path), new Evaluation());
    }

    internal static IEnumerable<Finding> Validate(string name, ReadOnlySpan<byte> json) => Schema(name).Validate(JsonReader.Read(json, new SourceFile(name)), new Evaluation());

    private static MetadataSchema Schema(string name)
    {
        var findings = new List<Finding>();
        var schema = MetadataSchema.Load(Repository.PathOf($"schemas/{name}.schema.json"), $"{name}.schema.json", null, findings);
        Assert.Empty(new RuleSet().ToDiagnostics(findings));
        return schema!;
    }
}
