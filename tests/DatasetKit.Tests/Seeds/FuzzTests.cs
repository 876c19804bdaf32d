using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Tests.Seeds;

/// <summary>
/// Throws bytes at every reader: whatever comes in, diagnostics come out and never an exception. The seed is fixed, so that a failure can be
/// repeated; <c>DATASETKIT_FUZZ_ROUNDS</c> makes the run longer.
/// </summary>
public class FuzzTests
{
    private static readonly string[] s_starts =
    [
        "---\ntitle: T\ndate: 2023-06-01\nsource: S\ntags: [a, {b: c}]\nnote: |\n  x\n  y\n---\nText.\n",
        "+++\ntitle = 'T'\ndate = 2023-06-01\nsource = \"S\"\n[a.b]\nc = [1, 2.5, {d = true}]\n[[e]]\nf = 1\n+++\nText.\n",
        ";;;\n{\"title\":\"T\",\"date\":\"2023-06-01\",\"source\":\"S\",\"n\":[1,-2.5e3,null]}\n;;;\nText.\n",
        "{\"title\":\"T\",\"date\":\"1 June 2023\",\"source\":\"\\ud83d\\ude00\"}\nText.\n",
        "Title: T\nDate: 13-Jun-2000\nSource: S\nNote: a\n  b\n\nText.\n",
        "A title\n\n1 июня 2023 г.\n\nText.\n",
        "{\"title\":\"T\",\"date\":\"2023年6月1日\",\"source\":\"S\",\"text\":\"Line\\n2\"}\n{\"title\":\"U\"}\n",
    ];

    private static readonly string[] s_tokens =
    [
        "---\n", "+++\n", ";;;\n", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\r", "\r\n", "\"", "'", "\\", "\\u0000", "\\ud800", "&a ", "*a", "<<: ", "!!set ", "? ", "| ", "> ",
        "# ", "%", "@", "`", "\t", "\0", "\u2028", "\u0085", "\uFEFF", "\U0001F600", "=", "==", "0x", "1e999", ".inf", "nan", "1979-05-27", "00", ",", "[[", "]]", "'''", "\"\"\"", "~", "\u007F",
    ];

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("a.jsonl")]
    [InlineData("a.md.yaml")]
    [InlineData("a.md.json")]
    [InlineData("_defaults.yaml")]
    public void AnyBytesGiveDiagnosticsAndNoException(string name)
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), out var asked) ? asked : 400;
        var random = new Random(20261123);
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "Text.");
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Mutate(random, Encoding.UTF8.GetBytes(s_starts[random.Next(s_starts.Length)]));
            sandbox.Write($"seeds/{name}", bytes);
            var exception = Record.Exception(() => Check(sandbox));
            Assert.True(exception is null, $"Round {round}: {Convert.ToBase64String(bytes)}: {exception}");
        }
    }

    [Fact]
    public void AnyProjectFileGivesDiagnosticsAndNoException()
    {
        var random = new Random(20261123);
        using var sandbox = new Sandbox().WriteSeed("seeds/a.md", "Text.");
        var start = Encoding.UTF8.GetBytes(Sandbox.MinimalProject + "splits: {train: 90, test: 10}\nrelease: {shape: flat, shard_bytes: 10 MiB}\ncreators: [{name: A}]\nrules: {DK3002: off}\n");
        for (var round = 0; round < 400; round++)
        {
            var bytes = Mutate(random, start);
            sandbox.Write("dataset.yaml", bytes);
            var exception = Record.Exception(() => Check(sandbox));
            Assert.True(exception is null, $"Round {round}: {Convert.ToBase64String(bytes)}: {exception}");
        }
    }

    [Theory]
    [InlineData("s.json")]
    [InlineData("s.yaml")]
    public void AnySchemaFileGivesDiagnosticsAndNoException(string name)
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_FUZZ_ROUNDS"), out var asked) ? asked : 400;
        var random = new Random(20261124);
        using var sandbox = new Sandbox().Write("dataset.yaml", Sandbox.MinimalProject + $"schema: {name}\n").WriteSeed("seeds/a.md", "Text.", "tags: [a, b]\n");
        var start = Encoding.UTF8.GetBytes(name == "s.json"
            ? "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"properties\":{\"tags\":{\"items\":{\"$ref\":\"#/$defs/tag\"},\"uniqueItems\":true},\"title\":{\"pattern\":\"^\\\\p{L}+$\",\"maxLength\":9}},\"$defs\":{\"tag\":{\"enum\":[\"a\",1e3,null]}},\"required\":[\"title\"]}"
            : "$id: x\nproperties:\n  tags: {items: {$ref: '#/$defs/tag'}, contains: {const: a}}\n  title: {anyOf: [{type: string, format: date}, {minLength: 1}]}\n$defs:\n  tag: {type: [string, number], multipleOf: 0.5}\nunevaluatedProperties: true\n");
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Mutate(random, start);
            sandbox.Write(name, bytes);
            var exception = Record.Exception(() => Check(sandbox));
            Assert.True(exception is null, $"Round {round}: {Convert.ToBase64String(bytes)}: {exception}");
        }
    }

    private static void Check(Sandbox sandbox)
    {
        foreach (var diagnostic in sandbox.Validate().Diagnostics)
        {
            Assert.NotEqual(Severity.Off, diagnostic.Severity);
            Assert.True(diagnostic is { Line: >= 1, Column: >= 1 }, diagnostic.ToString());
            Assert.True(diagnostic.Message[^1] is '.' or '?', diagnostic.ToString());
        }
    }

    private static byte[] Mutate(Random random, byte[] start)
    {
        var bytes = start.ToList();
        for (var left = random.Next(1, 8); left > 0; left--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, random.Next(bytes.Count + 1)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_tokens[random.Next(s_tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
