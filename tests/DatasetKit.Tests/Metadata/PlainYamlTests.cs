using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

/// <summary>What the fast reader reads is what the reader for all YAML reads, value by value and place by place.</summary>
public class PlainYamlTests
{
    private static readonly string[] s_keys = ["title", "a", "date", "x-y", "_z", "K9", "null", "true", "-a", "a b", "\"q\"", "ключ", "1", "<<", "no"];

    private static readonly string[] s_values =
    [
        "plain", "two words", "2023-06-01", "1", "-1.50", "0x1F", "1e3", "+7", "~", "null", "no", "true", "http://a.b/c?d=e#f", "a #b", "a: b", "a:", ":a", "- a", "-a", "-", "?a", "? a", "'it'", "'it''s'", "\"q\"",
        "\"a\\n\"", "\"open", "'open", "\"a\" # c", "\"a\"b", "[a, b]", "[]", "[ ]", "[a,]", "[,a]", "[a b, 'c', \"d\"]", "['a,b', c]", "[a, [b]]", "[a: b]", "[1, 2.0, ~]", "[a] # c", "[a", "{a: b}", "{}", "&x a", "*x", "!t a", "|", ">",
        "%a", "@a", "`a", "größe", "море, вода", "東京", "😀 a", "[😀, b]", "[é , ü]", "a\u0085b", "a\u2028b", "\uFEFFa", "a\tb", "a  ", "  a", "'  '", "(a)", "~a", ".5", ".inf", ".", "..", "---", "a---", "007", "1_000", "12:30", "=", "<<", "a, b", "a]", "a}", "'a' 'b'", "\"\"", "''",
        "a\u007Fb", "\u00A0", "\u00E9", "\uFFFD", "–", "€5",
        "../seeds", "../", "..a", "...", "... a", "./x", "../a: b", "../a #b",
    ];

    private static readonly string[] s_ends = ["\n", "\n\n", "\n# c\n", "\n  # c\n", "\n  more\n", "\n- a\n- b\n", "\n  - a\n  - 'b c'\n", "\n  - a\n - b\n", "\n-\n", "\n- - a\n", "\n- a: b\n", "\n -a\n", "  \n", "\n \n", "\n...\n", "\n  - größe\n  - 2\n\n", "\n- \n", "\n- a\n  b\n", ""];

    [Fact]
    public void WhatItReadsIsWhatTheReaderForAllYamlReads()
    {
        var random = new Random(20261124);
        var read = 0;
        for (var round = 0; round < 60_000; round++)
        {
            var text = new StringBuilder();
            for (var entries = random.Next(1, 3); entries > 0; entries--)
                text.Append(PickMostly(random, s_keys, 6)).Append(random.Next(12) == 0 ? ":" : ": ").Append(random.Next(6) == 0 ? "" : PickMostly(random, s_values, 14)).Append(random.Next(4) == 0 ? Pick(random, s_ends) : "\n");
            read += Compare(text.ToString()) ? 1 : 0;
        }

        // It must not pass by leaving everything to the other.
        Assert.InRange(read, 15_000, 60_000);
    }

    [Fact]
    public void MutatedTextIsReadTheSame()
    {
        var random = new Random(20261125);
        const string start = "title: \"A storm: 1\"\ndate: 2023-06-01\nsource: https://example.org/1\nauthor: Ann O'Neil\ntags: [a, 'b', c d]\nlist:\n  - one\n  - \"two\"\nlanguage: en\n";
        const string bytes = "\n :-#[]{},'\"&*!|>%@`?~ab1.\t\\";
        for (var round = 0; round < 30_000; round++)
        {
            var text = new StringBuilder(start);
            for (var edits = random.Next(1, 5); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, bytes[random.Next(bytes.Length)]),
                    _ => text.Replace(text[at], bytes[random.Next(bytes.Length)], at, 1),
                };
            }

            Compare(text.ToString());
        }
    }

    /// <summary>Blocks within blocks, of random indentation: what YAML makes of them depends on every blank.</summary>
    [Fact]
    public void BlocksAreReadTheSame()
    {
        var random = new Random(20261126);
        var read = 0;
        for (var round = 0; round < 60_000; round++)
        {
            var text = new StringBuilder();
            for (var lines = random.Next(1, 8); lines > 0; lines--)
            {
                text.Append(' ', random.Next(4) * (random.Next(8) == 0 ? 1 : 2) * (random.Next(3) == 0 ? 0 : 1));
                text.Append(Pick(random, s_openings)).Append(random.Next(3) == 0 ? "" : PickMostly(random, s_values, 14)).Append(random.Next(8) == 0 ? Pick(random, s_ends) : "\n");
            }

            read += Compare(text.ToString()) ? 1 : 0;
        }

        Assert.InRange(read, 1_500, 60_000);
    }

    /// <summary>A tree of blocks as people write them, with a few signs changed.</summary>
    [Fact]
    public void TreesOfBlocksAreReadTheSame()
    {
        var random = new Random(20261127);
        const string bytes = "\n :-#[]{},'\"&*!|>%@`?~ab1.\\";
        var read = 0;
        for (var round = 0; round < 40_000; round++)
        {
            var text = new StringBuilder();
            AppendMapping(random, text, 0, 0);
            for (var edits = random.Next(3); edits > 0; edits--)
                text.Insert(random.Next(text.Length), bytes[random.Next(bytes.Length)]);
            for (var edits = random.Next(2); edits > 0; edits--)
                text.Remove(random.Next(text.Length), 1);
            read += Compare(text.ToString()) ? 1 : 0;
        }

        Assert.InRange(read, 5_000, 40_000);
    }

    private static void AppendMapping(Random random, StringBuilder text, int indent, int depth)
    {
        for (var (i, count) = (0, random.Next(1, 4)); i < count; i++)
        {
            if (i > 0 || text.Length == 0 || text[^1] == '\n')
                text.Append(' ', indent);
            text.Append($"{Pick(random, ["k", "a b", "\"q\"", "ключ", "x.y"])}{i}:");
            AppendValue(random, text, indent, depth);
        }
    }

    private static void AppendValue(Random random, StringBuilder text, int indent, int depth)
    {
        switch (random.Next(depth > 2 ? 4 : 7))
        {
            case 0:
                text.Append($" {PickMostly(random, s_values, 14)}\n");
                break;
            case 1:
                text.Append($" {Pick(random, s_inline)}{Pick(random, ["", "", " # c", "  "])}\n");
                break;
            case 2:
                text.Append(Pick(random, [" |", " >", " |-", " >-"])).Append('\n').Append(' ', indent + 2).Append("line\n").Append(random.Next(4) == 0 ? "\n" : "").Append(' ', indent + 2 + (random.Next(6) == 0 ? 1 : 0)).Append("more: - # x\n");
                break;
            case 3:
                text.Append(" plain\n").Append(' ', indent + random.Next(1, 3)).Append("goes on\n");
                break;
            case 4:
                text.Append('\n');
                AppendMapping(random, text, indent + random.Next(1, 4), depth + 1);
                break;
            default:
                text.Append('\n');
                AppendSequence(random, text, indent + random.Next(3), depth + 1);
                break;
        }
    }

    private static void AppendSequence(Random random, StringBuilder text, int indent, int depth)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text.Append(' ', indent).Append('-');
            if (random.Next(3) > 0)
                AppendValue(random, text, indent, depth);
            else
                AppendMapping(random, text.Append(' '), indent + 2, depth + 1);
        }
    }

    private static readonly string[] s_openings = ["", "k: ", "l: ", "m:", "- ", "-", "- k: ", "- - ", "  ", "'q': ", "a b: ", "# c ", "k: |", "k: >-", "? "];

    private static readonly string[] s_inline = ["[]", "{}", "[a, [b, c], {d: e}]", "{a: b, 'c d': [1, 2]}", "[http://a.b/c, 12:30]", "{a : b}", "{a: {b: c}}", "[a, ]", "{a: b, }", "[{a: b}, {c: d}]", "'it''s'", "\"a \\\"b\\\" \\\\ \\n\"", "\"\\u00e4\"", "+49 123", "./x", "-v", "[-1, +2]", "[a: b]", "{a: b: c}", "{a:b}", "[\"a\":b]", "[a #b]", "[a # b]", "[\n    a,\n    b ]", "[ # c\n a, {b:\n c}, d\n]", "{\n  a: b,\n  c: [\n    d\n  ]\n}", "{mail: a@b.c, d: O'Neil}", "[50%, a&b, a!b]", "[x/*.txt, **/*.md]", "[a *b, c* d,e*]", "{a: b/*.c}", "{a*b: c}", "{a *b: c}", "[x *y: z]", "{../ *.md: a}", "{a: b *c}", "{a *b:c: d}", "08.30", "[-012, +0.5]", "[* a, a*]", ".5", "-.25", "-.inf", "+.5", "\"\\u00fc \\u4E2D \\uD83D \\x41\"", "\"\\u0000\"", "\"\\u00g0\"", "[a\n  b]", "[a]\n  b", "[a b\n]", "[a,\n b\n ]", "{a: b\n}", "[a: b\n]", "[a # c\n]"];

    [Theory]
    [InlineData("tags:\n  -  \n  - a\n")]
    [InlineData("tags:\n  -   # c\n")]
    [InlineData("a:\n")]
    [InlineData("a:    \n\n\n")]
    public void WhatEndsWithBlanksIsRead(string yaml) => Assert.True(Compare(yaml), yaml);

    [Theory]
    [InlineData("title: T\ndate: 2023-06-01\nsource: S\n")]
    [InlineData("tags: [a, b]\n")]
    [InlineData("tags:\n  - a\n  - b\nnext: c\n")]
    [InlineData("tags:\n- a\n- b\n")]
    [InlineData("a: 'b'\n\n# c\nd: \"e\"")]
    [InlineData("author:\n  name: Ann\n  mail: a@b.c\n")]
    [InlineData("authors:\n  - name: Ann\n    roles: [a, b]\n  - name: Bob\n")]
    [InlineData("a: {b: c, d: [1, 2], e: 'f'}\n")]
    [InlineData("summary: >-\n  one\n  two\n\n  three\nnext: |\n  a\n   b\n")]
    [InlineData("text: goes\n  on and\n  on\n")]
    [InlineData("a b: 1\n\"c d\": 2\nгод: 3\nx.y: 4\n")]
    [InlineData("a: 'it''s'\nb: \"say \\\"x\\\"\"\n")]
    [InlineData("a: b  # c\nd: # e\n")]
    [InlineData("a: []\nb: {}\nc: [[1, 2], [3]]\n")]
    [InlineData("title: Hammer\ndate: 2006-01-20\ntags: [\n  copied,\n  clerk\n]\n")]
    [InlineData("tags: [\n  copied,\n  clerk\n]\n")]
    [InlineData("tags: [\n  copied,\n  clerk ]\n")]
    [InlineData("a: \"\\u00fc\"\nb: .5\nc: {mail: a@b.c}\n")]
    [InlineData("root: .\nschema: ../a.json\nrelease:\n  directory: ..\ninclude: ['**/*.md', texts/*.txt]\n")]
    public void WhatFrontMatterMostlyIsGoesTheFastWay(string yaml) => Assert.True(Compare(yaml), yaml);

    /// <summary>The reader for all YAML takes 50 ms of a build under .NET, most of them for a pattern that it compiles.</summary>
    [Fact]
    public void TheProjectFileGoesTheFastWay() => Assert.True(Compare(File.ReadAllText(Path.Combine(Repository.Root, "seeds", "dataset.yaml"))));

    private static bool Compare(string yaml)
    {
        var source = new SourceFile("a.md", 2);
        var (fast, fault) = Read(() => PlainYaml.TryRead(Encoding.UTF8.GetBytes(yaml), source));
        if (fast is null && fault is null)
            return false;
        var (slow, slowFault) = Read(() => YamlReader.Read(yaml, source));
        Assert.True(fault == slowFault, $"{yaml}\n{fault}\n{slowFault}");
        if (fault is null)
            Assert.Equal(Describe(slow!), Describe(fast!));
        return true;
    }

    private static (Node? Node, Finding? Fault) Read(Func<Node?> read)
    {
        try
        {
            return (read(), null);
        }
        catch (FaultException fault)
        {
            return (null, fault.Finding);
        }
    }

    private static string Describe(Node node) => node switch
    {
        MappingNode mapping => $"{{{Place(node)} {string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key}@{entry.KeyLocation.Line},{entry.KeyLocation.Column}: {Describe(entry.Value)}"))}}}",
        SequenceNode list => $"[{Place(node)} {string.Join(", ", list.Items.Select(Describe))}]",
        ScalarNode scalar => $"{Place(node)} {scalar.Kind} {scalar.Text}",
        _ => throw new ArgumentException("There is no such node.", nameof(node)),
    };

    private static string Place(Node node) => $"{node.Location.Line},{node.Location.Column}";

    private static string PickMostly(Random random, string[] items, int plain) => random.Next(4) > 0 ? items[random.Next(plain)] : Pick(random, items);

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
