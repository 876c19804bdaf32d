namespace DatasetKit.EndToEnd;

/// <summary>The life of a dataset's versions, by the command as a process.</summary>
public sealed class VersionTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    [Fact]
    public void AnEditedRecordOfAPublishedVersionIsRefusedUntilTheVersionSaysSo()
    {
        var work = packages.NewWorkspace();
        work.RunTool("init", ".", "--name", "letters").Succeeded();
        work.RunTool("build").Succeeded();
        Assert.Contains("Published: nothing yet.", work.RunTool("version").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Published: 0.1.0, 4 records.", work.RunTool("version", "lock").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Up to date", RunTwice(work, "build").Output, StringComparison.Ordinal);

        var published = work.Digests("artifacts/releases/letters/0.1.0");
        var letter = work.PathOf("seeds/letters/first-letter.txt");
        File.WriteAllText(letter, File.ReadAllText(letter).Replace("in words", "in other words", StringComparison.Ordinal));
        foreach (var command in (string[])["validate", "build"])
        {
            var refused = work.RunTool(command).Failed();
            Assert.Contains("dataset.yaml(3,10): error DK4010: 0.1.0 is published, and a published version does not change: 1.0.0 would do, which 'datasetkit version bump' sets. Since 0.1.0: a major change, 1 record edited [letters/first-letter (train): text].", refused.Output, StringComparison.Ordinal);
        }

        Assert.Equal(published, work.Digests("artifacts/releases/letters/0.1.0"));
        Assert.Contains("error DK4010", work.Build("letters.datasetproj").Failed().Output, StringComparison.Ordinal);

        Assert.Contains("error DK0023", work.Build("letters.datasetproj", "-p:DatasetAgainst=nowhere").Failed().Output, StringComparison.Ordinal);
        Assert.Contains("error DK4010", work.Build("letters.datasetproj", "-p:DatasetAgainst=artifacts/releases").Failed().Output, StringComparison.Ordinal);

        Assert.Contains("0.1.0 → 1.0.0", work.RunTool("version", "bump").Succeeded().Output, StringComparison.Ordinal);
        work.RunTool("build").Succeeded();
        work.Build("letters.datasetproj").Succeeded();
        var diff = work.RunTool("diff", "artifacts/releases/letters/0.1.0", "artifacts/releases/letters/1.0.0", "--text", "--exit-code").Failed();
        Assert.Contains("letters 0.1.0 → 1.0.0: a major change, for which 1.0.0 will do.", diff.Output, StringComparison.Ordinal);
        Assert.Contains("{+other +}", diff.Output, StringComparison.Ordinal);
        work.RunTool("version", "lock").Succeeded();
        work.RunTool("validate").Succeeded();
    }

    [Fact]
    public void AReleaseThatIsDamagedIsNotCompared()
    {
        var work = packages.NewWorkspace().WithDataset();
        work.RunTool("build").Succeeded();
        work.RunTool("build", "--version", "1.0.1").Succeeded();
        File.AppendAllText(work.PathOf("artifacts/releases/pond-notes/1.0.1/data/train-00000-of-00001.jsonl"), "{}\n");
        var result = work.RunTool("diff", "artifacts/releases/pond-notes/1.0.0", "artifacts/releases/pond-notes/1.0.1").Failed();
        Assert.Contains("artifacts/releases/pond-notes/1.0.1/data/train-00000-of-00001.jsonl", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, work.RunTool("diff", "nowhere", "artifacts/releases/pond-notes/1.0.1").ExitCode);
    }

    private static ProcessResult RunTwice(Workspace work, params string[] arguments)
    {
        work.RunTool(arguments).Succeeded();
        return work.RunTool(arguments).Succeeded();
    }
}
