using System.Text;
using DatasetKit.Diagnostics;
using DatasetKit.Metadata;

namespace DatasetKit.Seeds;

/// <summary>
/// Metadata before the text: YAML between <c>---</c>, TOML between <c>+++</c>, JSON between <c>;;;</c> or as one object, as Jekyll, Hugo,
/// Eleventy and Astro read it.
/// </summary>
internal static class FrontMatter
{
    /// <summary>Reads the front matter that a text begins with.</summary>
    /// <returns>Null where the text begins with none.</returns>
    /// <exception cref="FaultException">The front matter is not closed or cannot be read.</exception>
    public static RawDocument? TryRead(ReadOnlyMemory<byte> text, string path)
    {
        var lines = new SeedLines(text.Span);
        if (!lines.Move())
            return null;
        var fence = WithoutBlanksAtEnd(lines.Current);
        if (fence.SequenceEqual("---"u8))
            return ReadFenced(text, lines, path, "---", static (utf8, source) => PlainYaml.TryRead(utf8, source) ?? YamlReader.Read(Encoding.UTF8.GetString(utf8), source));
        if (fence.SequenceEqual("+++"u8))
            return ReadFenced(text, lines, path, "+++", static (utf8, source) => TomlReader.Read(Encoding.UTF8.GetString(utf8), source));
        if (fence.SequenceEqual(";;;"u8))
            return ReadFenced(text, lines, path, ";;;", static (utf8, source) => JsonReader.Read(utf8, source));
        return BeginsWithObject(text.Span) ? ReadObject(text, path) : null;
    }

    private delegate Node Parse(ReadOnlySpan<byte> utf8, SourceFile source);

    private static RawDocument ReadFenced(ReadOnlyMemory<byte> text, SeedLines lines, string path, string fence, Parse parse)
    {
        var start = lines.Next;
        var end = start;
        var meant = "";
        while (lines.Move())
        {
            if (Closes(WithoutBlanksAtEnd(lines.Current), fence))
            {
                new TreeBuilder(ReadLimits.Metadata).CheckSize(end - start, Location.StartOf(path));
                var metadata = MetadataFile.AsMapping(parse(text.Span[start..end], new SourceFile(path, 2)));
                return new RawDocument(metadata, text[lines.Next..], lines.Number + 1);
            }

            if (meant.Length == 0 && IsNearlyFence(lines.Current.Trim(" \t"u8)))
                meant = $" Line {lines.Number} was probably meant to be one.";
            end = lines.Next;
        }

        throw new FaultException(Codes.UnclosedFrontMatter, Location.StartOf(path), $"The front matter that '{fence}' opens is never closed; end it with a line '{fence}'.{meant}");
    }

    // Two signs or more of those that fences are made of.
    private static bool IsNearlyFence(ReadOnlySpan<byte> line) => line.Length > 1 && line[0] is (byte)'-' or (byte)'+' or (byte)';' && !line.ContainsAnyExcept(line[0]);

    private static ReadOnlySpan<byte> WithoutBlanksAtEnd(ReadOnlySpan<byte> line) => line[..(line.LastIndexOfAnyExcept((byte)' ', (byte)'\t') + 1)];

    // YAML's own end marker closes a YAML block too, as in Pandoc.
    private static bool Closes(ReadOnlySpan<byte> line, string fence) =>
        line.Length == 3 && (Ascii.Equals(line, fence) || (fence == "---" && line.SequenceEqual("..."u8)));

    /// <summary>Whether a text begins with an object. A brace alone is no sign: texts begin with {% tags %} and {{ shortcodes }} too.</summary>
    public static bool BeginsWithObject(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '{')
            return false;
        var inner = text[1..].IndexOfAnyExcept(" \t\n"u8);
        return inner >= 0 && text[inner + 1] is (byte)'"' or (byte)'}';
    }

    private static MappingNode ReadCapped(ReadOnlySpan<byte> capped, int whole, string path, out int length)
    {
        try
        {
            return MetadataFile.AsMapping(JsonReader.ReadFirst(capped, new SourceFile(path), ReadLimits.Metadata, out length));
        }
        catch (FaultException) when (whole > capped.Length)
        {
            // Cut at the cap, an object that goes on looks unfinished.
            new TreeBuilder(ReadLimits.Metadata).CheckSize(whole, Location.StartOf(path));
            throw;
        }
    }

    private static RawDocument ReadObject(ReadOnlyMemory<byte> text, string path)
    {
        var capped = text.Span[..Math.Min(text.Length, ReadLimits.Metadata.MaxBytes)];
        var metadata = ReadCapped(capped, text.Length, path, out var length);
        var lineEnd = text.Span[length..].IndexOf((byte)'\n');
        var rest = lineEnd < 0 ? text[length..] : text[length..(length + lineEnd)];
        var line = text.Span[..length].Count((byte)'\n') + 1;
        if (rest.Span.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            throw new FaultException(Codes.JsonSyntax, new Location(path, line, 1), "The JSON object must be followed by a line break; the text begins on the next line.");
        return new RawDocument(metadata, lineEnd < 0 ? default : text[(length + lineEnd + 1)..], line + 1);
    }
}
