using System.Text.Json;
using DatasetKit.Projects;
using DatasetKit.Versions;

namespace DatasetKit.Tests.Versions;

/// <summary>Two releases of a small dataset, each made from a list of documents.</summary>
internal sealed class Pair : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public ReleasePath Old => Path("old");

    public ReleasePath New => Path("new");

    /// <summary>Builds the release <c>old</c> or <c>new</c>.</summary>
    public Pair Release(string which, IEnumerable<Doc> documents, string project = "", string version = "1.0.0", string? schema = null)
    {
        _sandbox.Write("dataset.yaml", $"name: sample\nversion: 1.0.0\nsplits: {{train: 50, test: 50}}\n{(schema is null ? "" : "schema: s.json\n")}{project}")
            .Write("s.json", schema ?? "{}")
            .Write("seeds/all.jsonl", string.Concat(documents.Select(document => $"{document.Json}\n")));
        var result = _sandbox.Build(new ProjectOverrides { Version = version, ReleaseDirectory = _sandbox.PathOf(which) });
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        Directory.Move(result.ReleaseDirectory!, _sandbox.PathOf($"{which}-release"));
        return this;
    }

    public ReleaseDiff Compare()
    {
        var result = ReleaseComparer.Compare(Old, New);
        Assert.Empty(result.Diagnostics);
        return result.Diff!;
    }

    public void Dispose() => _sandbox.Dispose();

    private ReleasePath Path(string which) => new(_sandbox.PathOf($"{which}-release"), which);
}

/// <summary>A document with all that the built-in schema requires.</summary>
internal sealed record Doc(string Id, string Text, string Title = "T", string Further = "")
{
    public string Json => $"{{\"id\":{JsonSerializer.Serialize(Id)},\"title\":{JsonSerializer.Serialize(Title)},\"date\":\"2023-06-01\",\"source\":\"S\",\"text\":{JsonSerializer.Serialize(Text)}{Further}}}";
}
