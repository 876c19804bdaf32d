using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>Random schemas on random values. The seed is fixed; <c>DATASETKIT_FUZZ_ROUNDS</c> makes the run longer.</summary>
public class SchemaFuzzTests
{
    private const int Rounds = 3000;

    [Fact]
    public void AnySchemaJudgesAnyValueTheSameWayAndThrowsNothing()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), out var asked) ? asked : Rounds;
        var random = new RandomSchema(new Random(20261124));
        var (compiled, valid, invalid) = (0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var text = random.Schema();
            var values = Enumerable.Range(0, 5).Select(_ => random.Value()).ToList();
            var exception = Record.Exception(() =>
            {
                var findings = new List<Finding>();
                var schema = Compile(text, findings);
                Assert.Equal(findings, Again(text));
                Assert.All(findings, finding => Assert.True(finding.Message[^1] is '.' or '?' && finding.Location.Line >= 1, finding.ToString()));
                if (schema is null)
                {
                    Assert.NotEmpty(findings);
                    return;
                }

                compiled++;
                foreach (var value in values)
                {
                    if (Judge(schema, value))
                        valid++;
                    else
                        invalid++;
                }
            });
            Assert.True(exception is null, $"Round {round}: {text}\n{string.Join('\n', values)}\n{exception}");
        }

        Assert.InRange(compiled, rounds / 4, rounds);
        Assert.InRange(valid, rounds / 2, rounds * 5);
        Assert.InRange(invalid, rounds / 2, rounds * 5);
    }

    // Quiet and collecting, once and again, in a run of its own and in one that was used before.
    private static bool Judge(CompiledSchema schema, string value)
    {
        var node = Read(value);
        var run = new Evaluation();
        var isValid = schema.IsValid(node, run);
        var findings = schema.Explain(node, run);
        Assert.True(isValid == (findings.Count == 0), $"{value}: {isValid}, but {string.Join(" ", findings)}");
        Assert.Equal(findings, schema.Explain(Read(value), new Evaluation()));
        Assert.Equal(isValid, schema.IsValid(node, run));
        Assert.All(findings, finding => Assert.True(finding.Message[^1] is '.' or '?' && finding.Location.Line >= 1, finding.ToString()));
        return isValid;
    }

    private static List<Finding> Again(string text)
    {
        var findings = new List<Finding>();
        Compile(text, findings);
        return findings;
    }

    private static CompiledSchema? Compile(string text, List<Finding> findings) =>
        CompiledSchema.Compile(Read(text), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings);

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"), ReadLimits.Schema);
}
