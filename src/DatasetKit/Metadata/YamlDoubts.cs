using DatasetKit.Diagnostics;
using YamlDotNet.Core;

namespace DatasetKit.Metadata;

/// <summary>Finds plain values of YAML that are probably not what who wrote them sees.</summary>
/// <param name="yaml">The text.</param>
/// <param name="source">Where it stands.</param>
internal sealed class YamlDoubts(string yaml, SourceFile source)
{
    // Who does not know of them has as many as values.
    private const int MaxFindings = 10;

    private List<Finding>? _findings;

    public IReadOnlyList<Finding> Findings => (IReadOnlyList<Finding>?)_findings ?? [];

    /// <summary>Looks at a plain value.</summary>
    public void Look(Mark start, Mark end, string value)
    {
        if (_findings is { Count: >= MaxFindings })
            return;
        if (IsPadded(value))
            Add(start.Line, start.Column, $"'{ShortText.Of(value)}' is the number {ShortText.Of(NumberText.ToJson(value))} to YAML; put it in quotes to keep its zeros.");
        LookAfter((int)end.Index, end);
        if (end.Line > start.Line)
            LookWithin((int)start.Index, (int)end.Index, (int)start.Line);
    }

    /// <summary>Whether it is a number whose leading zeros are lost, as those of a postcode, of a time such as 08.30 or of the number of a file.</summary>
    public static bool IsPadded(ReadOnlySpan<char> value) =>
        (value is ['-' or '+', ..] ? value[1..] : value) is ['0', >= '0' and <= '9', ..] && YamlCoreSchema.IsNumber(value);

    /// <summary>Whether, between brackets, YamlDotNet reads over the colon after a text: it does so after a blank, or a tab, and a star.</summary>
    public static bool HidesColon(string text) => text.Contains(" *", StringComparison.Ordinal) || text.Contains("\t*", StringComparison.Ordinal);

    // A comment has a blank after its sign; what has none, such as '#5', was meant to be read.
    private void LookAfter(int at, Mark end)
    {
        var start = at;
        while (at < yaml.Length && yaml[at] is ' ' or '\t')
            at++;
        if (at + 1 >= yaml.Length || yaml[at] != '#' || char.IsWhiteSpace(yaml[at + 1]) || yaml[at + 1] is '#' or '!' or '-' or '=')
            return;
        var rest = yaml.AsSpan(at);
        rest = rest[..(rest.IndexOf('\n') is >= 0 and var length ? length : rest.Length)].TrimEnd();
        Add(end.Line, end.Column + at - start, $"'{ShortText.Of(rest.ToString())}' is a comment to YAML and not read; put the value in quotes if it belongs to it, else write a blank after '#'.");
    }

    private void LookWithin(int start, int end, int line)
    {
        var lines = yaml[start..Math.Min(end, yaml.Length)].Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var text = lines[i].TrimStart(' ');
            if (text.StartsWith("- ", StringComparison.Ordinal))
                Add(line + i, lines[i].Length - text.Length + 1, $"This '-' begins no item: indented further, the line goes on with the text of line {source.At(line + i - 1, 1).Line}; indent it as the item above, or put the text in quotes.");
        }
    }

    private void Add(long line, long column, string message) => (_findings ??= []).Add(new Finding(Codes.TextCutOff, source.At(line, column), message));
}
