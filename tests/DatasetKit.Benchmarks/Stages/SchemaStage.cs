using BenchmarkDotNet.Attributes;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;
using Newtonsoft.Json.Linq;

namespace DatasetKit.Benchmarks.Stages;

/// <summary>
/// Evaluating a valid document: our engine on the metadata tree beside NJsonSchema, once on a tree that is there already and once with the
/// reading of the tree from text, which a program that has its metadata as YAML cannot avoid. NJsonSchema does not enforce all of the rich schema.
/// </summary>
[MemoryDiagnoser]
public class SchemaStage
{
    private readonly Evaluation _run = new();
    private CompiledSchema _ours = null!;
    private NJsonSchema.JsonSchema _theirs = null!;
    private Node _node = null!;
    private JToken _token = null!;
    private string _json = null!;

    /// <summary>The default schema on a typical front matter, or twenty properties with patterns, formats, references and alternatives.</summary>
    [Params("default", "rich")]
    public string Schema { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var schema = Schema == "rich" ? Sample.Text("rich.schema.json") : Sample.DefaultSchema;
        _node = YamlReader.Read(Sample.Text(Schema == "rich" ? "rich.yaml" : "typical.yaml"), new SourceFile("a.md"));
        _json = Sample.Json(_node);
        _token = Parse(_json);
        _ours = Sample.Compile(schema);
        _theirs = NJsonSchema.JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();
        if (!DatasetKit() || NJsonSchemaOnTree() > 0 || NJsonSchemaOnText() > 0)
            throw new InvalidOperationException("The sample must be valid.");
    }

    [Benchmark(Baseline = true)]
    public bool DatasetKit() => _ours.IsValid(_node, _run);

    [Benchmark]
    public int NJsonSchemaOnTree() => _theirs.Validate(_token).Count;

    [Benchmark]
    public int NJsonSchemaOnText() => _theirs.Validate(Parse(_json)).Count;

    // Dates must stay text, or the format is checked on what was printed from a DateTime.
    private static JToken Parse(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
