using BenchmarkDotNet.Attributes;
using DatasetKit.Metadata;

namespace DatasetKit.Benchmarks.Stages;

/// <summary>Reading the same seven keys from YAML, TOML and JSON into a tree with positions.</summary>
[MemoryDiagnoser]
public class ParseStage
{
    private readonly string _yaml = Sample.Text("typical.yaml");
    private readonly string _rich = Sample.Text("rich.yaml");
    private readonly string _toml = Sample.Text("typical.toml");
    private readonly byte[] _json = Sample.Bytes("typical.json");

    [Benchmark(Baseline = true)]
    public object Yaml() => YamlReader.Read(_yaml, new SourceFile("a.md"));

    [Benchmark]
    public object YamlOfTwentyKeys() => YamlReader.Read(_rich, new SourceFile("a.md"));

    [Benchmark]
    public object Toml() => TomlReader.Read(_toml, new SourceFile("a.md"));

    [Benchmark]
    public object Json() => JsonReader.Read(_json, new SourceFile("a.md"));
}
