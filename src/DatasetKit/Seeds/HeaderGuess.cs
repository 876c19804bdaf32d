using System.Buffers;
using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Seeds;

/// <summary>Finds what looks like a header or an object of metadata and is none, so that its writer is told of that and not of missing keys.</summary>
/// <param name="path">The seed's path for diagnostics.</param>
/// <param name="spelling">Says how the schema spells a key that it declares, whatever the case.</param>
internal sealed class HeaderGuess(string path, Func<string, string?> spelling)
{
    private const int MaxLines = 64;
    private const int MinFields = 2;
    private const int MaxKeyBytes = 60;
    private const string IsText = "A header has a line 'Title: …', so this is text";

    private static readonly string[] s_otherFences = ["---", "```", "~~~", "<!--", "***", "___", "===", "\u2013 \u2013", "\u2014 \u2014"];
    private static readonly SearchValues<byte> s_keyEnds = SearchValues.Create(" \t:=*_\""u8);

    private readonly List<(string Key, int Line)> _fields = [];
    private readonly List<(string Key, int Line, bool HasSign)> _others = [];

    /// <summary>What is wrong with the first lines of a text; null where they look like nothing of the kind.</summary>
    public Finding? Find(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'{', ..])
            return Unquoted(text);
        var blanks = text.IndexOfAnyExcept(" \t\n"u8) is > 0 and var first ? text[..first].LastIndexOf((byte)'\n') + 1 : 0;
        var lines = new SeedLines(text[blanks..]);
        var isKnown = true;
        while (lines.Move() && !lines.IsBlank && isKnown && lines.Number <= MaxLines)
            isKnown = Add(lines);
        if (blanks > 0)
        {
            return isKnown && _others.Count == 0 && KnownFields >= MinFields
                ? new Finding(Codes.HeaderForm, Location.StartOf(path), "A header begins on line 1, so this is text; remove the blank lines above it.")
                : null;
        }

        if (!isKnown && _fields.Count + _others.Count == 0)
            return Fenced(text);
        if (_others.Count > 0)
            return Misspelt();
        if (!isKnown && _fields is [var only] && spelling(only.Key) == "title")
            return Unindented(lines);
        if (!isKnown || !lines.IsBlank)
            return null;
        return _fields.Count == 1 ? Split(ref lines) : Untitled();
    }

    /// <summary>An object whose first key, one of the schema, has no quotes.</summary>
    private Finding? Unquoted(ReadOnlySpan<byte> text)
    {
        var at = 1 + Math.Max(0, text[1..].IndexOfAnyExcept(" \t\n"u8));
        var isQuoted = at < text.Length && text[at] == (byte)'\'';
        var key = text[Math.Min(text.Length, isQuoted ? at + 1 : at)..Math.Min(text.Length, at + MaxKeyBytes)];
        var length = key.IndexOfAny(" \t:'"u8);
        if (length <= 0 || !key[length..].TrimStart(" \t'"u8).StartsWith((byte)':') || spelling(Encoding.UTF8.GetString(key[..length])) is null)
            return null;
        var before = text[..at];
        return new Finding(Codes.JsonSyntax, new Location(path, before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n')), "This is not valid JSON: a key stands in double quotes.");
    }

    /// <summary>A first line that opens metadata elsewhere, and a key of the schema below it.</summary>
    private Finding? Fenced(ReadOnlySpan<byte> text)
    {
        var lines = new SeedLines(text);
        lines.Move();
        var fence = Encoding.UTF8.GetString(lines.Current[..Math.Min(lines.Current.Length, MaxKeyBytes)]).Trim();
        return s_otherFences.Any(other => fence.StartsWith(other, StringComparison.Ordinal)) && lines.Move() && HeaderBlock.KeyLength(lines.Current) is > 0 and var length && spelling(Encoding.UTF8.GetString(lines.Current[..length])) is not null
            ? new Finding(Codes.MisplacedFrontMatter, Location.StartOf(path), $"The line '{ShortText.Of(fence)}' opens no front matter, so this is text; write three hyphens, '---', and the same where it ends.")
            : null;
    }

    private bool Add(SeedLines lines)
    {
        var line = lines.Current;
        if (line[0] is (byte)' ' or (byte)'\t' && _fields.Count + _others.Count > 0)
            return true;
        if (HeaderBlock.KeyLength(line) is > 0 and var length)
        {
            _fields.Add((Encoding.UTF8.GetString(line[..length]), lines.Number));
            return true;
        }

        // A key that emphasis, a heading or a list surrounds, or that no colon follows.
        var inner = line.TrimStart(" \t*_#>-\""u8);
        var end = inner[..Math.Min(inner.Length, MaxKeyBytes)].IndexOfAny(s_keyEnds);
        if (end <= 0 || spelling(Encoding.UTF8.GetString(inner[..end])) is null)
            return false;
        _others.Add((Encoding.UTF8.GetString(inner[..end]), lines.Number, inner[end..].TrimStart(" \t*_\""u8) is [(byte)':' or (byte)'=', ..]));
        return true;
    }

    private int KnownFields => _fields.Count(known => spelling(known.Key) is not null);

    /// <summary>Keys of the schema on lines that are no fields of a header. Prose may begin with such a word too, but hardly twice, and with a sign.</summary>
    private Finding? Misspelt()
    {
        var (key, line, hasSign) = _others[0];
        var signs = _others.Count(other => other.HasSign);
        return KnownFields > 0 || signs >= MinFields || (hasSign && spelling(key) == "title")
            ? new Finding(Codes.HeaderForm, new Location(path, line, 1), $"This line of a header is no 'Key: value', so all of it is text; write '{key}: …'.")
            : null;
    }

    /// <summary>A field, a line that goes on with it but does not say so, and a further field.</summary>
    /// <param name="next">The line after the second.</param>
    private Finding? Unindented(SeedLines next) =>
        HeaderBlock.KeyLength(next.Current) is > 0 and var length && spelling(Encoding.UTF8.GetString(next.Current[..length])) is not null
            ? new Finding(Codes.HeaderForm, new Location(path, next.Number - 1, 1), "This line of a header is no 'Key: value', so all of it is text; a line that goes on with the one above begins with a blank.")
            : null;

    /// <summary>A title, a blank line and a further field.</summary>
    private Finding? Split(ref SeedLines lines)
    {
        var blank = lines.Number;
        while (lines.IsBlank && lines.Move())
        {
        }

        if (spelling(_fields[0].Key) is null || HeaderBlock.KeyLength(lines.Current) is not (> 0 and var length))
            return null;
        var next = Encoding.UTF8.GetString(lines.Current[..length]);
        return spelling(next) is { } key && (key == "title" || spelling(_fields[0].Key) == "title")
            ? new Finding(Codes.HeaderForm, new Location(path, blank, 1), $"A blank line ends a header, and one line alone is none; remove the blank line before '{next}: …'.")
            : null;
    }

    private Finding? Untitled()
    {
        if (_fields.Count >= MinFields && _fields.Find(field => spelling(field.Key) is null && Nearest.Find(field.Key.ToLowerInvariant(), ["title"]) is not null) is { Line: > 0 } meant)
            return new Finding(Codes.HeaderForm, new Location(path, meant.Line, 1), $"{IsText}; did you mean 'Title' by '{meant.Key}'?");
        return KnownFields >= MinFields ? new Finding(Codes.HeaderForm, Location.StartOf(path), $"{IsText}; add it.") : null;
    }
}
