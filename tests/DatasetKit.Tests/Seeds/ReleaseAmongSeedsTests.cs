using DatasetKit.Diagnostics;
using DatasetKit.Projects;

namespace DatasetKit.Tests.Seeds;

/// <summary>A feed, a pulled copy or the output of a build below the root: its old texts took the place of corrected ones.</summary>
public class ReleaseAmongSeedsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("release: {layout: bagit}\n")]
    public void AReleaseBelowTheRootIsNoSeed(string settings)
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + settings).WriteSeed("seeds/z.md", "Old text.");
        Assert.True(sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("seeds/data") }).Succeeded);
        sandbox.WriteSeed("seeds/z.md", "Corrected text.");
        for (var build = 0; build < 2; build++)
        {
            var result = sandbox.BuildWithState();
            var diagnostic = Assert.Single(result.Diagnostics);
            Assert.Equal((Codes.OrphanSidecar, "seeds/data/sample/1.0.0/manifest.json"), (diagnostic.Code, diagnostic.Path));
            Assert.Contains("a release is no seed", diagnostic.Message, StringComparison.Ordinal);
            Assert.Contains("Corrected text.", Assert.Single(sandbox.Records()), StringComparison.Ordinal);
            Assert.Equal(build == 1, result.IsUpToDate);
        }
    }

    [Fact]
    public void AReleaseThatTheProjectExcludesIsNotReported()
    {
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + "exclude: [\"data/**\"]\n").WriteSeed("seeds/z.md", "Text.");
        Assert.True(sandbox.Build(new ProjectOverrides { ReleaseDirectory = sandbox.PathOf("seeds/data") }).Succeeded);
        Assert.Empty(sandbox.Build().Diagnostics);
    }

    [Theory]
    [InlineData("{\"@type\": \"sc:Manifest\"}")]
    [InlineData("{\n  \"name\": \"x\",\n  \"content_sha256\": \"00\"\n}")]
    [InlineData("{\"content_sha256\"")]
    public void AFolderWithTheManifestOfAnotherArchiveHoldsSeeds(string manifest)
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A.").Write("seeds/manifest.json", manifest).Write("seeds/SHA256SUMS", "").WriteSeed("seeds/below/b.md", "B.");
        Assert.True(sandbox.Build().Succeeded);
        Assert.Equal(2, sandbox.Records().Count);
    }

    [Fact]
    public void WhatBecomesAReleaseOrStopsToBeOneIsNoticed()
    {
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "A.").WriteSeed("seeds/below/b.md", "B.").Write("seeds/below/manifest.json", "{\n  \"name\": \"x\",\n  \"version\": \"1.0.0\",\n  \"tool\": {\n    \"name\": \"datasetkit\"");
        sandbox.BuildWithState();
        sandbox.Write("seeds/below/SHA256SUMS", "");
        Assert.Equal(1, sandbox.BuildWithState().Summary.Records);
        File.Delete(sandbox.PathOf("seeds/below/manifest.json"));
        Assert.Equal(2, sandbox.BuildWithState().Summary.Records);
    }
}
