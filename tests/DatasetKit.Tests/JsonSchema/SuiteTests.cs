using DatasetKit.Diagnostics;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.JsonSchema;

/// <summary>
/// The JSON-Schema-Test-Suite, for every draft. It is not part of this repository: it is found by <c>JSON_SCHEMA_SUITE</c>, beside the
/// repository, or where <c>.ci/run</c> puts it. Each place that is there is run.
/// </summary>
public class SuiteTests
{
    private const string Shared = "../shared/suites/json-schema";
    private const string Installed = "artifacts/json-schema-suite";

    // What the specifications leave to the implementation, and we decided otherwise: docs/schema.md says so.
    private static readonly string[] s_leftOpen =
    [
        // 1.0 is an integer, as in all later drafts.
        "draft4/optional/zeroTerminatedFloats.json",

        // What a text encodes is described by the content keywords and not checked, as in all later drafts.
        "draft7/optional/content.json",
    ];

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var suite in Suites())
            {
                foreach (var folder in Directory.GetDirectories(suite, "draft*").Where(folder => DraftOf(Path.GetFileName(folder)) is not null).Order(StringComparer.Ordinal))
                {
                    // Some files of the suite hold no test.
                    foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Where(file => Items(Read(file)).Any() && !s_leftOpen.Any(open => file.Replace('\\', '/').EndsWith(open, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
                        files.Add(suite, Path.GetRelativePath(suite, file).Replace('\\', '/'));
                }
            }

            if (files.Count == 0)
                files.Add("", "");
            return files;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void EveryTestOfTheSuitePasses(string suite, string file)
    {
        Skip.If(suite.Length == 0, $"The JSON-Schema-Test-Suite is neither in JSON_SCHEMA_SUITE, nor at {Shared}, nor at {Installed}, where .ci/run puts it.");
        var remotes = Path.Combine(Directory.Exists(Path.Combine(suite, "remotes")) ? suite : Path.GetDirectoryName(suite)!, "remotes");
        var options = new SchemaOptions
        {
            Loader = new SchemaLoader(new SchemaFolder("http://localhost:1234/", remotes)),
            Dialect = new Dialect(DraftOf(file.Split('/')[0])!.Value),
            AssertsFormat = file.Contains("optional/format", StringComparison.Ordinal) || file.EndsWith("ecmascript-regex.json", StringComparison.Ordinal),
        };
        var faults = new List<string>();
        var count = 0;
        foreach (var group in Items(Read(Path.Combine(suite, file))))
        {
            var findings = new List<Finding>();
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

    private static IEnumerable<string> Suites() => new[] { Environment.GetEnvironmentVariable("JSON_SCHEMA_SUITE"), Repository.PathOf(Shared), Repository.PathOf(Installed) }
        .Where(folder => folder is not null && Directory.Exists(folder))
        .Select(folder => Directory.Exists(Path.Combine(folder!, "tests")) ? Path.Combine(folder!, "tests") : folder!)
        .Distinct();

    private static Draft? DraftOf(string folder) => folder switch
    {
        "draft4" => Draft.Version04,
        "draft6" => Draft.Version06,
        "draft7" => Draft.Version07,
        "draft2019-09" => Draft.Version201909,
        "draft2020-12" => Draft.Version202012,
        _ => null,
    };

    private static Node Read(string file) => JsonReader.Read(File.ReadAllBytes(file), new SourceFile(Path.GetFileName(file)), ReadLimits.AnyJson);

    private static IEnumerable<MappingNode> Items(Node node) => ((SequenceNode)node).Items.Cast<MappingNode>();
}
