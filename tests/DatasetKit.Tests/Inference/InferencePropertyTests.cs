using CsCheck;
using DatasetKit.Inference;

namespace DatasetKit.Tests.Inference;

/// <summary>Whatever a corpus holds: the schema that is proposed for it fits it.</summary>
public class InferencePropertyTests
{
    private static readonly Gen<string> s_key = Gen.OneOf(OneOf("a", "b", "A", "text", "Title", "$ref", "a.b", "é", "items", "", "properties"), Gen.Int[0, 200].Select(n => $"k{n}"));

    private static readonly Gen<string> s_value = Gen.Recursive<string>((depth, value) =>
    {
        var scalar = Gen.OneOf(
            OneOf("null", "true", "false", "\"\"", "\"x\"", "\"y\"", "\"2024-01-01\"", "\"https://example.org/\"", "\"a@example.org\"", "\"é@example.org\"", "1.0", "1.10", "-0", "1e400", "12345678901234567890"),
            Gen.Int[-5, 5].Select(number => $"{number}"),
            Gen.Int[0, 300].Select(number => $"\"t{number}\""));
        return depth > 3 ? scalar : Gen.OneOf(scalar, scalar, value.Array[0, 4].Select(items => $"[{string.Join(",", items)}]"), Object(value));
    });

    private static readonly Gen<string[]> s_corpus = Object(s_value).Array[1, 30];

    [Fact]
    public void EveryDocumentFitsTheSchemaThatItLedTo() => s_corpus.Sample(
        documents =>
        {
            using var sandbox = new Sandbox().Write("seeds/a.jsonl", Lines(documents));
            SchemaInferenceTests.AssertUsable(sandbox);
        },
        iter: 150);

    [Fact]
    public void TheOrderOfDocumentsAndTheirFilesIsOfNoMatter() => s_corpus.Sample(
        documents =>
        {
            using var sandbox = new Sandbox().Write("seeds/a.jsonl", Lines(documents));
            var schema = SchemaInference.Infer(sandbox.ProjectFile).Schema;
            sandbox.Write("seeds/a.jsonl", Lines(documents.Reverse().Skip(1))).Write("seeds/0.jsonl", Lines(documents.Reverse().Take(1)));
            Assert.Equal(schema, SchemaInference.Infer(sandbox.ProjectFile).Schema);
        },
        iter: 100);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static string Lines(IEnumerable<string> documents) => string.Concat(documents.Select(document => $"{{\"text\":\"T\",\"title\":\"T\",\"source\":\"S\",\"date\":\"2024-01-01\",\"more\":{document}{Inline(document)}}}\n"));

    // The keys of the document at the top, too, where they do not collide with those that stand there.
    private static string Inline(string document) => document == "{}" ? "" : $",{document[1..^1].Replace("\"text\":", "\"text2\":", StringComparison.Ordinal)}";

    private static Gen<string> Object(Gen<string> value) => Gen.Select(s_key, value).Array[0, 6].Select(pairs =>
        $"{{{string.Join(",", pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\":{pair.Item2}"))}}}");
}
