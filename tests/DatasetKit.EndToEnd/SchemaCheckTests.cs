using System.Text.Json;

namespace DatasetKit.EndToEnd;

/// <summary>The <c>datasetkit schema check</c> command as a process.</summary>
public sealed class SchemaCheckTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    private Workspace NewWorkspace() => packages.NewWorkspace()
        .With("schemas/s.json", """{"properties":{"pages":{"$ref":"count.yaml"}}}""")
        .With("schemas/count.yaml", "type: integer\n")
        .With("good.json", """{"pages":3}""")
        .With("bad.yaml", "pages: many\n")
        .With("lines.jsonl", "{\"pages\":1}\n{\"pages\":1.5}\nnull\n");

    [Fact]
    public void JsonIsALineForTheSchemaAndOneForEachInstance()
    {
        var result = NewWorkspace().RunTool("schema", "check", "schemas/s.json", "good.json", "bad.yaml", "lines.jsonl", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            [("schemas/s.json", 1, true), ("good.json", 1, true), ("bad.yaml", 1, false), ("lines.jsonl", 1, true), ("lines.jsonl", 2, false), ("lines.jsonl", 3, true)],
            lines.Select(line => (line.GetProperty("path").GetString(), line.GetProperty("line").GetInt32(), line.GetProperty("valid").GetBoolean())));
        var fault = Assert.Single(lines[2].GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("DK2002", "bad.yaml", 1, 8), (fault.GetProperty("code").GetString(), fault.GetProperty("path").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32()));
    }

    [Theory]
    [InlineData(0, "The schema is valid: 0 errors, 0 warnings.", "schemas/s.json")]
    [InlineData(0, "The schema is valid. 1 instance: 1 valid, 0 not; 0 errors, 0 warnings.", "schemas/s.json", "good.json")]
    [InlineData(1, "bad.yaml(1,8): error DK2002: ", "schemas/s.json", "bad.yaml")]
    [InlineData(1, "schemas/broken.json(1,9): error DK0006: ", "schemas/broken.json", "good.json")]
    [InlineData(1, "schemas/remote.json(1,9): error DK0008: ", "schemas/remote.json")]
    [InlineData(0, "The schema is valid: 0 errors, 0 warnings.", "schemas/remote.json", "--map", "https://example.org/=schemas")]
    [InlineData(2, "error DK0001: ", "nowhere.json")]
    [InlineData(2, "Argument 4 is empty; the variable that it stands for may not be set.", "schemas/s.json", "")]
    [InlineData(2, "error DK0001: ", "schemas/s.json", "nowhere.json", "good.json")]
    [InlineData(2, "There is no folder 'nowhere'", "schemas/s.json", "--map", "https://example.org/=nowhere")]
    [InlineData(2, "is not of the form URI=DIR", "schemas/s.json", "--map", "schemas")]
    [InlineData(2, "Try 'datasetkit schema check --help'.", "schemas/s.json", "--formt")]
    public void TextAndExitCodeTellWhatWasFound(int exitCode, string expected, params string[] arguments)
    {
        var result = NewWorkspace()
            .With("schemas/broken.json", """{"type":"strnig"}""")
            .With("schemas/remote.json", """{"$ref":"https://example.org/count.yaml"}""")
            .RunTool(["schema", "check", .. arguments]);
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Output}");
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }
}
