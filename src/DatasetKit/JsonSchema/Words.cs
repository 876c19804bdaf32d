using System.Buffers;
using System.Text;
using DatasetKit.Metadata;

namespace DatasetKit.JsonSchema;

/// <summary>Values as messages quote them.</summary>
internal static class Words
{
    private const int MaxChars = 60;

    public static string Clip(string text)
    {
        var line = text.Replace('\n', ' ');
        if (line.Length <= MaxChars)
            return line;
        var end = char.IsHighSurrogate(line[MaxChars - 2]) ? MaxChars - 2 : MaxChars - 1;
        return $"{line[..end]}…";
    }

    public static string Quote(Node node)
    {
        if (node is ScalarNode scalar)
            return scalar.Kind == ScalarKind.String ? $"'{Clip(scalar.Text)}'" : Clip(scalar.Text);
        var output = new ArrayBufferWriter<byte>();
        new JsonText(output).Value(node);
        return Clip(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    public static string Count(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
