using System.Buffers;
using System.Text;
using CsCheck;
using DatasetKit.Metadata;

namespace DatasetKit.Tests.Metadata;

/// <summary>Makes and shows metadata trees.</summary>
internal static class Trees
{
    /// <summary>Any text that a seed may hold.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char.Where(c => c >= ' ' && !char.IsSurrogate(c)).Select(c => c.ToString()),
        Pick("\n", "\t", "\"", "\\", "\u2028", "\u00A0", "\u007F", "é", "e\u0301", "\U0001F600", "日本", "'", ": ", "# ", "- ")).Array[0, 12].Select(string.Concat);

    public static readonly Gen<Node> Node = Gen.Recursive<Node>((depth, node) =>
    {
        var scalar = Gen.OneOf(
            Text.Select(text => (Node)ScalarNode.String(default, text)),
            Gen.Long.Select(number => (Node)new ScalarNode(default, ScalarKind.Number, number.ToString())),
            Gen.Decimal.Select(number => (Node)new ScalarNode(default, ScalarKind.Number, number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Pick("true", "false").Select(word => (Node)new ScalarNode(default, ScalarKind.Boolean, word)),
            Gen.Const((Node)new ScalarNode(default, ScalarKind.Null, "null")));
        return depth > 4 ? scalar : Gen.Frequency<Node>((4, scalar), (1, node.Array[0, 4].Select(items => (Node)new SequenceNode(default, [.. items]))), (1, Mapping(node)));
    });

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    public static Gen<Node> Mapping(Gen<Node> values) => Gen.Select(Text, values).Array[0, 4].Select(pairs =>
        (Node)new MappingNode(default, [.. pairs.DistinctBy(pair => pair.Item1).Select(pair => new Entry(pair.Item1, default, pair.Item2))]));

    public static string ToJson(Node node, bool indented = false)
    {
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output, indented).Value(node);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
