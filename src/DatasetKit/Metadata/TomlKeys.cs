using DatasetKit.Diagnostics;

namespace DatasetKit.Metadata;

/// <summary>
/// Refuses keys with more parts than a value may be deep, before they are parsed: Tomlyn took 320 MB for one line of 800 KB, and seconds for a few
/// hundred long headers (measured).
/// </summary>
internal static class TomlKeys
{
    /// <exception cref="FaultException">A key has too many parts.</exception>
    public static void Check(string toml, SourceFile source)
    {
        var line = 0;
        foreach (var text in toml.AsSpan().EnumerateLines())
        {
            line++;
            if (text.Length > ReadLimits.Metadata.MaxDepth * 2 && CountParts(text) > ReadLimits.Metadata.MaxDepth)
                throw new FaultException(Codes.TooLarge, source.At(line, 1), $"The value is nested deeper than {ReadLimits.Metadata.MaxDepth} levels.");
        }
    }

    // Bare words with one dot between any two, at the start of a line. A line of a text that looks so is hard to think of.
    private static int CountParts(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("[ \t");
        for (var parts = 1; ; parts++)
        {
            var word = line.IndexOfAnyExcept(s_wordChars);
            if (word <= 0)
                return word < 0 ? parts : parts - 1;
            line = line[word..].TrimStart(" \t");
            if (line is not ['.', ..])
                return parts;
            line = line[1..].TrimStart(" \t");
        }
    }

    private static readonly System.Buffers.SearchValues<char> s_wordChars =
        System.Buffers.SearchValues.Create("-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
