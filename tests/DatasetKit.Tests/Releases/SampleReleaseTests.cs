using System.Text;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests.Releases;

/// <summary>Every file of the sample corpus's release is reviewed as a diff: whatever changes the format on disk shows here.</summary>
public sealed class SampleReleaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datasetkit-sample-");

    public SampleReleaseTests()
    {
        var result = DatasetBuilder.Build(Repository.PathOf("seeds/dataset.yaml"), new ProjectOverrides { ReleaseDirectory = _folder.FullName });
        Assert.Empty(result.Diagnostics);
        Release = result.ReleaseDirectory!;
    }

    private string Release { get; }

    [Fact]
    public Task DataCard() => Verifier.Verify(Read("README.md"), "md");

    [Fact]
    public Task Manifest() => Verifier.Verify(Read("manifest.json"), "json");

    [Fact]
    public Task Schema() => Verifier.Verify(Read("schema.json"), "json");

    [Fact]
    public Task Checksums() => Verifier.Verify(Read("SHA256SUMS"));

    [Fact]
    public Task DataPackage() => Verifier.Verify(Read("datapackage.json"), "json");

    [Fact]
    public Task Croissant() => Verifier.Verify(Read("croissant.json"), "json");

    [Fact]
    public Task Train() => Verifier.Verify(Read("data/train-00000-of-00001.jsonl"), "jsonl");

    [Fact]
    public Task Validation() => Verifier.Verify(Read("data/validation-00000-of-00001.jsonl"), "jsonl");

    [Fact]
    public Task Test() => Verifier.Verify(Read("data/test-00000-of-00001.jsonl"), "jsonl");

    [Fact]
    public void NothingElseIsInTheFolder() => Assert.Equal(
        ["README.md", "SHA256SUMS", "croissant.json", "data/test-00000-of-00001.jsonl", "data/train-00000-of-00001.jsonl", "data/validation-00000-of-00001.jsonl", "datapackage.json", "manifest.json", "schema.json"],
        Sandbox.Snapshot(Release).Keys);

    [Fact]
    public void ItVerifies()
    {
        var result = ReleaseVerifier.Verify(Release);
        Assert.Empty(result.Diagnostics);
        Assert.Equal((9, 49), (result.FileCount, result.RecordCount));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Read(string path) => File.ReadAllText(Path.Combine(Release, path), new UTF8Encoding(false, true));
}
