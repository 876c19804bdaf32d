using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>
/// The required tests of the JSON-Schema-Test-Suite. The suite is not part of this repository: it is found by <c>JSON_SCHEMA_SUITE</c> or
/// beside the repository.
/// </summary>
public class SuiteTests
{
    private const string Relative = "../shared/suites/json-schema";

    private static string? Folder { get; } = new[] { Environment.GetEnvironmentVariable("JSON_SCHEMA_SUITE"), Repository.PathOf(Relative) }
        .FirstOrDefault(folder => folder is not null && Directory.Exists(folder));

    public static TheoryData<string> Files => Folder is null
        ? [""]
        : new(Directory.GetFiles(Path.Combine(Folder, "draft2020-12"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void EveryRequiredTestOf202012Passes(string file)
    {
        Skip.If(Folder is null, $"The JSON-Schema-Test-Suite is neither in JSON_SCHEMA_SUITE nor at {Relative}.");
        var loader = new SchemaLoader(new SchemaFolder("http://localhost:1234/", Path.Combine(Folder, "remotes")));
        var faults = new List<string>();
        var count = 0;
        foreach (var group in Items(Read(Path.Combine(Folder, "draft2020-12", file))))
        {
            var findings = new List<Finding>();
            var options = new SchemaOptions { Loader = loader, AssertsFormat = false };
            var schema = CompiledSchema.Compile(group["schema"]!, SchemaLoader.UriOf("schema.json"), options, findings);
            foreach (var test in Items(group["tests"]!))
            {
                count++;
                var run = new Evaluation();
                var expected = ((ScalarNode)test["valid"]!).Text == "true";
                var name = $"{((ScalarNode)group["description"]!).Text} / {((ScalarNode)test["description"]!).Text}";
                if (schema is null)
                    faults.Add($"{name}: {string.Join("; ", findings)}");
                else if (schema.IsValid(test["data"]!, run) != expected)
                    faults.Add($"{name}: expected {expected} {run.GivenUp}");
                else if (schema.Explain(test["data"]!, run).Count == 0 != expected)
                    faults.Add($"{name}: the explanation disagrees");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {count}:\n{string.Join('\n', faults)}");
        Assert.NotEqual(0, count);
    }

    private static Node Read(string file) => JsonReader.Read(File.ReadAllBytes(file), new SourceFile(Path.GetFileName(file)), ReadLimits.Schema);

    private static IEnumerable<MappingNode> Items(Node node) => ((SequenceNode)node).Items.Cast<MappingNode>();
}
