namespace DatasetKit.Diagnostics;

/// <summary>Signs that look like a blank and are none to a parser, such as the no-break space that word processors write.</summary>
internal static class OddBlank
{
    /// <summary>The name of such a sign; null where another sign stands, or none.</summary>
    public static string? At(string text, int index) =>
        index < text.Length && text[index] > 0x7F && char.IsWhiteSpace(text[index]) ? $"U+{(int)text[index]:X4}" : null;

    /// <summary>What is wrong with a line whose key has such a sign after its colon, without its full stop; null where there is none.</summary>
    public static string? AfterKey(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && At(line, colon + 1) is { } sign ? $"the sign after the ':' is {sign}, which only looks like a blank; write a blank" : null;
}
