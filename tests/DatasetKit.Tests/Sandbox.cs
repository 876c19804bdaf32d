using System.Text;
using DatasetKit.Projects;
using DatasetKit.Releases;

namespace DatasetKit.Tests;

/// <summary>A dataset project in a temporary folder that is gone after the test.</summary>
internal sealed class Sandbox : IDisposable
{
    public const string MinimalProject = "name: sample\nversion: 1.0.0\n";

    public Sandbox()
    {
        Folder = Directory.CreateTempSubdirectory("datasetkit-test-").FullName;
        Directory.CreateDirectory(PathOf("seeds"));
        Write("dataset.yaml", MinimalProject);
    }

    public string Folder { get; }

    public string ProjectFile => PathOf("dataset.yaml");

    public string ReleaseFolder => PathOf("artifacts/releases/sample/1.0.0");

    public string StateFolder => PathOf(".datasetkit");

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>The path of a file of the release.</summary>
    public string InRelease(string relative) => Path.Combine(ReleaseFolder, relative);

    public Sandbox Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    public Sandbox Write(string relative, byte[] bytes)
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    /// <summary>A seed with all that the built-in schema requires.</summary>
    public Sandbox WriteSeed(string relative, string text, string furtherKeys = "") =>
        Write(relative, $"---\ntitle: T\ndate: 2023-06-01\nsource: S\n{furtherKeys}---\n\n{text}\n");

    public BuildResult Validate() => DatasetBuilder.Validate(ProjectFile);

    public BuildResult Build(ProjectOverrides? overrides = null, BuildOptions? options = null) => DatasetBuilder.Build(ProjectFile, overrides, options);

    public BuildResult BuildWithState() => Build(null, new BuildOptions { StateDirectory = StateFolder });

    /// <summary>The release's lines, of all shards in the order of their names.</summary>
    public IReadOnlyList<string> Records() =>
        [.. Directory.GetFiles(Path.Combine(ReleaseFolder, "data")).Order(StringComparer.Ordinal).SelectMany(file => File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Every file below a folder with its bytes.</summary>
    public static SortedDictionary<string, byte[]> Snapshot(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
