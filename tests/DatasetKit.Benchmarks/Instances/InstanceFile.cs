using System.Text;
using DatasetKit.Benchmarks.Stages;
using DatasetKit.Metadata;

namespace DatasetKit.Benchmarks.Instances;

/// <summary>A schema, and a JSON Lines file of metadata of which every hundredth lacks a key and holds one of a wrong type.</summary>
/// <param name="Schema">The schema's file.</param>
/// <param name="Lines">The instances' file.</param>
/// <param name="Name">What the table calls the pair.</param>
internal sealed record InstanceFile(string Schema, string Lines, string Name)
{
    private const int FaultyEach = 100;

    public static InstanceFile Write(string folder, string schema, int count)
    {
        var file = new InstanceFile(Path.Combine(folder, $"{schema}.schema.json"), Path.Combine(folder, $"{schema}-{count}.jsonl"), $"{schema} schema, {count} instances");
        File.WriteAllText(file.Schema, schema == "rich" ? Sample.Text("rich.schema.json") : Sample.DefaultSchema);
        var sample = (MappingNode)YamlReader.Read(Sample.Text(schema == "rich" ? "rich.yaml" : "typical.yaml"), new SourceFile("a.md"));
        using var lines = new StreamWriter(file.Lines, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        for (var number = 1; number <= count; number++)
            lines.WriteLine(Sample.Json(new MappingNode(default, [.. Entries(sample, number)])));
        return file;
    }

    private static IEnumerable<Entry> Entries(MappingNode sample, int number)
    {
        var isFaulty = number % FaultyEach == 0;
        foreach (var entry in sample.Entries)
        {
            if (isFaulty && entry.Key == "source")
                continue;
            yield return entry.Key != "title" ? entry
                : new Entry("title", default, isFaulty ? new ScalarNode(default, ScalarKind.Null, "null") : ScalarNode.String(default, $"The tide gauge of the east pier, part {number}"));
        }
    }
}
