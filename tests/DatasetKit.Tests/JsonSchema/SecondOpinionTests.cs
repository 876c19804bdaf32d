using System.Globalization;
using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>
/// NJsonSchema must agree with our engine on the keywords that it enforces as the specification has them. The seed is fixed;
/// <c>DATASETKIT_FUZZ_ROUNDS</c> makes the run longer.
/// </summary>
public class SecondOpinionTests
{
    private const int Rounds = 2000;

    [Fact]
    public async Task NJsonSchemaAgrees()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Rounds;
        var random = new SharedSchema(new Random(20261125));
        var (valid, invalid) = (0, 0);
        var differences = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            var text = random.Schema();
            var findings = new List<Finding>();
            var ours = CompiledSchema.Compile(Read(text), SchemaLoader.UriOf("s.json"), new SchemaOptions(), findings);
            Assert.True(ours is not null, $"Round {round}: {text}\n{string.Join('\n', findings)}");
            var theirs = await NJsonSchema.JsonSchema.FromJsonAsync(text);
            for (var left = 6; left > 0; left--)
            {
                var value = random.Value();
                var isValid = ours.IsValid(Read(value), new Evaluation());
                _ = isValid ? valid++ : invalid++;
                if (isValid != (theirs.Validate(value).Count == 0))
                    differences.Add($"Round {round}: {text} on {value}: ours says {isValid}.");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {rounds * 6}:\n{string.Join('\n', differences.OrderBy(difference => difference.Length).Take(20))}");
        Assert.InRange(valid, rounds, rounds * 5);
        Assert.InRange(invalid, rounds, rounds * 5);
    }

    private static Node Read(string json) => JsonReader.Read(Encoding.UTF8.GetBytes(json), new SourceFile("a"));
}
