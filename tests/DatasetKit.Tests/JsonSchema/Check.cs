using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>A schema, and what it finds in one value after the other.</summary>
internal sealed class Check
{
    private readonly Evaluation _run = new();
    private readonly CompiledSchema _schema;

    public Check(string schema)
    {
        var findings = new List<Finding>();
        _schema = CompiledSchema.Compile(Read(schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings)
            ?? throw new ArgumentException(findings[0].Message);
    }

    public static IReadOnlyList<Finding> Findings(string schema, string value) => new Check(schema).Findings(value);

    public IReadOnlyList<Finding> Findings(string value) => _schema.Explain(Read(value), _run);

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a.json"), ReadLimits.AnyJson);
}
