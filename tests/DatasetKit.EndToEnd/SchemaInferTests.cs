using System.Text.Json;

namespace DatasetKit.EndToEnd;

/// <summary>The <c>datasetkit schema infer</c> command as a process.</summary>
public sealed class SchemaInferTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void ACorpusWithoutASchemaGetsOneThatItFits()
    {
        var work = packages.NewWorkspace().WithDataset();
        File.AppendAllText(work.PathOf("dataset.yaml"), "schema: metadata.schema.json\n");
        var result = work.RunTool("schema", "infer", "--output", "metadata.schema.json").Succeeded();
        Assert.Single(result.LinesWith("title   2 of 2  text"));
        Assert.Single(result.LinesWith("2 seeds, 2 documents: 0 documents could not be read."));
        work.RunTool("build").Succeeded();
        Assert.DoesNotContain("$comment", File.ReadAllText(Path.Combine(work.Release, "schema.json")), StringComparison.Ordinal);
        work.WithSeed("seeds/newts.md", "Newts.", "titel: A\n");
        Assert.Single(work.RunTool("validate").Failed().LinesWith("'titel' is not a known key; 'title' is there already, on line"));
    }

    [Fact]
    public void AFileThatIsThereIsKeptUnlessForced()
    {
        var work = packages.NewWorkspace().WithDataset().With("s.json", "mine");
        var refused = work.RunTool("schema", "infer", "--output", "s.json");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("s.json: error DK0001: The file is there already; nothing was written.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("seeds: error DK0001: This is a folder; name a file in it.", work.RunTool("schema", "infer", "--output", "seeds", "--force").Output, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(work.PathOf("s.json")));
        work.RunTool("schema", "infer", "--output", "s.json", "--force").Succeeded();
        work.RunTool("schema", "check", "s.json").Succeeded();
    }

    [Fact]
    public void JsonHoldsTheSchemaAndWhatCouldNotBeRead()
    {
        var work = packages.NewWorkspace().WithDataset().With("seeds/bad.md", "---\ntitle: [\n---\n\nText.\n");
        var result = work.RunTool("schema", "infer", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("object", json.GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal("DK1004", Assert.Single(json.GetProperty("diagnostics").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("unreadable").GetInt32());
    }
}
