using System.Buffers;
using System.Text;
using DatasetKit.Diagnostics;

namespace DatasetKit.Seeds;

/// <summary>Finds what looks like front matter and is none, since something stands above it or its fence is another.</summary>
/// <param name="path">The seed's path for diagnostics.</param>
/// <param name="spelling">Says how the schema spells a key that it declares, whatever the case.</param>
/// <param name="isTitled">
/// Whether the folder gives the title: a text that begins with lines between rules, as a dialogue may, is a sound document, and only what begins
/// with a key of the schema between the marks of front matter is taken for it.
/// </param>
internal readonly struct FrontMatterGuess(string path, Func<string, string?> spelling, bool isTitled)
{
    private const int MaxFenceBytes = 60;
    private const string Blanks = "blank lines";
    private const string Text = "heading or comment";

    private static readonly SearchValues<byte> s_fences = SearchValues.Create([(byte)'-', (byte)'+', (byte)';', (byte)'{', FirstOfDash]);

    // Also of the signs that no editor shows, U+200B to U+200F and U+2060.
    private const byte FirstOfDash = 0xE2;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>What is wrong with the first lines of a text; null where they look like nothing of the kind.</summary>
    public Finding? Find(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            return FindBelow(text[ByteOrderMark.Length..], "") is null && !text[ByteOrderMark.Length..].StartsWith("---\n"u8) ? null : Misplaced(1, "Two byte order marks stand before the front matter, so it is text; save the file with one, or with none.");
        return text is [FirstOfDash, ..] && Rune.DecodeFromUtf8(text, out var sign, out var length) == OperationStatus.Done && sign.Value is (>= 0x200B and <= 0x200F) or 0x2060
            ? FindBelow(text[length..], $"sign U+{sign.Value:X4} before it, which no editor shows")
            : FindBelow(text, "");
    }

    /// <param name="text">The text.</param>
    /// <param name="above">What stands before it on its first line; empty for nothing.</param>
    private Finding? FindBelow(ReadOnlySpan<byte> text, string above)
    {
        var lines = new SeedLines(text);
        var start = 0;
        while (lines.Move() && Above(ref lines) is { } what)
            (above, start) = (above == Text ? Text : what, lines.Next);
        if (lines.Current.TrimStart(" \t"u8) is not [var first, ..] || !s_fences.Contains(first))
            return null;
        var isIndented = lines.Current[0] is (byte)' ' or (byte)'\t';
        if (above is Blanks or Text)
            above += " above it";
        else if (above.Length == 0 && isIndented)
            above = $"blank before '{Encoding.UTF8.GetString(lines.Current[..Math.Min(lines.Current.Length, MaxFenceBytes)].Trim(" \t"u8))}'";
        var isBelowText = above == $"{Text} above it";
        if (isBelowText && isTitled)
            return null;
        var remedy = isBelowText ? $"move it above the {Text}" : $"remove the {above}";
        if (lines.Current is [(byte)'{', ..])
            return above.Length > 0 && !isBelowText && BeginsWithKey(text[start..]) ? Misplaced(lines.Number, $"Front matter begins on line 1, so this is text; {remedy}.") : null;
        var fence = Encoding.UTF8.GetString(lines.Current[..Math.Min(lines.Current.Length, MaxFenceBytes)].Trim(" \t"u8));
        if (MarksOf(fence) is not { } marks || (fence == marks && above.Length == 0) || (isTitled && !fence.StartsWith(marks, StringComparison.Ordinal)))
            return null;

        // Rules of '- - -' stand in texts, and no front matter has blanks in its fence but by mistake.
        var isStrict = isBelowText || isTitled || fence.Contains(' ', StringComparison.Ordinal);
        var number = lines.Number;
        var hasKey = marks == "---" && fence.StartsWith(marks, StringComparison.Ordinal) && KeyOf(Encoding.UTF8.GetBytes(fence[3..])) is { } joined && IsMeant(joined, isStrict);
        if (!hasKey && !(lines.Move() && BeginsLike(lines.Current, marks, isStrict) && (!isBelowText || (lines.Move() && BeginsLike(lines.Current, marks, isStrict)))))
            return null;
        do
        {
            var line = Encoding.UTF8.GetString(lines.Current[..Math.Min(lines.Current.Length, MaxFenceBytes)].Trim(" \t"u8));
            if (lines.Number > number && (line == fence || line == marks || (line == "---" && fence.StartsWith(line, StringComparison.Ordinal))))
                return Misplaced(number, fence == marks
                    ? $"Front matter begins on line 1, so this is text; {remedy}."
                    : $"The line '{ShortText.Of(fence)}' opens no front matter, so this is text; write {(marks == "---" ? "three hyphens, " : "")}'{marks}'{(hasKey ? " on a line of its own" : "")}, and the same where it ends.");
        }
        while (lines.Move());

        return null;
    }

    private bool IsMeant(string key, bool isStrict) => !isStrict || spelling(key) is not null;

    // An object, and not a text that only begins with a brace and a quote.
    private static bool BeginsWithKey(ReadOnlySpan<byte> text)
    {
        if (!FrontMatter.BeginsWithObject(text) || text.IndexOf((byte)'"') is not (> 0 and var open))
            return false;
        var key = text[(open + 1)..];
        return key.IndexOf((byte)'"') is > 0 and var close && key[(close + 1)..].TrimStart(" \t"u8) is [(byte)':', ..];
    }

    private Finding Misplaced(int line, string message) => new(Codes.MisplacedFrontMatter, new Location(path, line, 1), message);

    // What people write above front matter. The lines of a comment are taken.
    private static string? Above(ref SeedLines lines)
    {
        if (lines.IsBlank)
            return Blanks;
        if (lines.Current.StartsWith("# "u8))
            return Text;
        if (!lines.Current.StartsWith("<!--"u8))
            return null;
        while (lines.Current.IndexOf("-->"u8) < 0 && lines.Move())
        {
        }

        return Text;
    }

    /// <summary>The marks that a fence was probably meant to have: word processors make dashes of hyphens, and a fence may name its language.</summary>
    private static string? MarksOf(string fence)
    {
        if (fence.Length > 1 && fence.All(static sign => sign is '-' or ' ' or '\u2013' or '\u2014' or '\u2212'))
            return "---";
        foreach (var marks in (ReadOnlySpan<string>)["---", "+++", ";;;"])
        {
            if (fence.StartsWith(marks, StringComparison.Ordinal) && (fence.Trim(marks[0]).Length == 0 || (char.IsAsciiLetter(fence[3]) && (marks != ";;;"))))
                return fence[3..] is "toml" ? "+++" : marks;
        }

        return fence is "\u2013" or "\u2014" or "\u2212" ? "---" : null;
    }

    private bool BeginsLike(ReadOnlySpan<byte> line, string marks, bool isStrict) => marks switch
    {
        "---" => KeyOf(line) is { } key && IsMeant(key, isStrict),
        "+++" => line.IndexOf((byte)'=') is > 0 and var at && IsMeant(Encoding.UTF8.GetString(line[..at].Trim((byte)' ')), isStrict),
        _ => line.TrimStart(" \t"u8) is [(byte)'{', ..],
    };

    // A key as YAML has it, such as 'title: x'.
    private static string? KeyOf(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0 && !line[..colon].Contains((byte)' ') && (colon + 1 == line.Length || line[colon + 1] is (byte)' ' or (byte)'\t') ? Encoding.UTF8.GetString(line[..colon]) : null;
    }
}
