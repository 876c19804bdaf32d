using System.Text;
using DatasetKit.JsonSchema;
using DatasetKit.Metadata;

namespace DatasetKit.Benchmarks.Stages;

/// <summary>The files that the stages work on.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Stages", name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    /// <summary>The text of the schema for projects that name none.</summary>
    public static string DefaultSchema => File.ReadAllText(Path.Combine(Repository.Root, "schemas", "metadata.schema.json"));

    public static CompiledSchema Compile(string schema) =>
        CompiledSchema.Compile(JsonReader.Read(Encoding.UTF8.GetBytes(schema), new SourceFile("s.json"), ReadLimits.Schema), SchemaLoader.UriOf("s.json"), new SchemaOptions(), [])!;

    /// <summary>A tree as JSON text.</summary>
    public static string Json(Node node)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        new JsonText(output).Value(node);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
